"""Placement of signature and date: the examples of GB/T 9704—2012, 7.3.5, and that nothing leaves the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.manuscript.model import SignMode
from forms.typeset.signature import place_signature
from forms.typeset.widths import text_width


@pytest.mark.parametrize(
    ("signature", "mode", "signature_right", "date_right"),
    [
        (
            "国家税务总局临洮县税务局税务分局",
            "org_seal",
            0.0,
            5.0,
        ),  # 16 wide: centred over the date, at the edge
        ("国家税务总局云溪县税务局党委办公室", "org_seal", 0.0, 5.5),  # 17
        ("云溪县税务局", "org_seal", 4.0, 4.0),  # 6 as the date
        ("党委", "org_seal", 6.0, 4.0),  # shorter than the date
        ("报告人：张　三", "personal", 3.0, 2.0),  # 7: the date would have 1, so it takes 2
        ("中共云溪县税务局委员会", "org_noseal", 2.0, 5.0),  # 11: the date begins 2 right of it
        ("张三", "personal", 8.0, 2.0),
    ],
)
def test_examples(signature: str, mode: SignMode, signature_right: float, date_right: float) -> None:
    date = "2024年1月5日"
    assert text_width(date) == 6
    placed = place_signature([signature], date, mode)
    assert (placed.signature_right, placed.date_right) == ((signature_right,), date_right)
    if mode != "org_seal":  # the date begins two characters right of the signature
        begin = 28 - signature_right - text_width(signature)
        assert 28 - date_right - 6 == begin + 2


def test_without_seal_several_lines_begin_together() -> None:
    placed = place_signature(["中共云溪县税务局委员会", "报告人：张三"], "2024年1月5日", "personal")
    begins = [28 - right - width for right, width in zip(placed.signature_right, (11, 6), strict=True)]
    assert begins[0] == begins[1]


@given(
    st.lists(st.text("税务局一2 ", max_size=60), max_size=3),
    st.text("2024年月日 ", max_size=60),
    st.sampled_from(["personal", "org_noseal", "org_seal"]),
)
def test_everything_stays_within_the_type_area(signatures: list[str], date: str, mode: SignMode) -> None:
    placed = place_signature(signatures, date, mode)
    for text, right in [*zip(signatures, placed.signature_right, strict=True), (date, placed.date_right)]:
        assert right >= 0
        assert right + min(text_width(text), 28) <= 28
