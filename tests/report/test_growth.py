"""Growth and breakdown: the arithmetic that a reader will check with a pocket calculator."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.figures import BreakdownField, GrowthField, Part
from forms.report.answers import Answers
from forms.report.breakdown import breakdown
from forms.report.growth import growth, percentage, rounded

TAX = GrowthField(id="tax", kind="growth", label="全口径税收", unit="万元")


def of(**values: str) -> Answers:
    return Answers({f"s.tax.{suffix}": value for suffix, value in values.items()})


def test_two_years_give_change_direction_and_rate() -> None:
    found = growth(TAX, of(current="86412.37", previous="88920.15"), "s.tax")
    assert (found.change, found.direction, found.rate) == (Decimal("2507.78"), "down", Decimal("2.82"))


# A county's published budget bulletin: this year, change, percentage as printed (two places or one).
VECTORS = [
    ("17056", "up", "2113", "14.14"),
    ("5682", "down", "1816", "24.22"),
    ("15348", "up", "1316", "9.38"),
    ("1708", "up", "797", "87.49"),
    ("16396", "up", "1881", "12.96"),
    ("7716", "up", "1417", "22.5"),
    ("2432", "up", "357", "17.2"),
    ("6", "down", "71", "92.21"),
    ("12463", "up", "913", "7.9"),
]


@pytest.mark.parametrize(("current", "direction", "change", "printed"), VECTORS)
def test_change_and_direction_alone_give_the_printed_rate(
    current: str, direction: str, change: str, printed: str
) -> None:
    found = growth(TAX, of(current=current, change=change, direction=direction), "s.tax")
    assert found.rate is not None
    places = len(printed.partition(".")[2])
    assert abs(rounded(found.change / found.previous * 100, places) - Decimal(printed)) <= Decimal(  # type: ignore[operator]
        "0.01"
    )


def test_equal_years_are_flat() -> None:
    found = growth(TAX, of(current="100.0", previous="100"), "s.tax")
    assert (found.change, found.direction) == (Decimal(0), "flat")


def test_last_year_zero_has_no_rate() -> None:
    found = growth(TAX, of(current="5", previous="0"), "s.tax")
    assert (found.direction, found.change, found.rate) == ("up", Decimal(5), None)


def test_two_years_go_before_a_stated_change() -> None:
    found = growth(TAX, of(current="110", previous="100", change="7", direction="down"), "s.tax")
    assert (found.change, found.direction) == (Decimal(10), "up")


def test_a_change_without_direction_is_no_comparison() -> None:
    assert not growth(TAX, of(current="110", change="7"), "s.tax").compared


def test_units_differ_between_the_years() -> None:
    found = growth(TAX, of(current="8.5亿", previous="80000"), "s.tax")
    assert (found.change, found.rate) == (Decimal(5000), Decimal("6.25"))


def test_halves_go_away_from_zero() -> None:
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert percentage(Decimal(1), Decimal(800), 2) == Decimal("0.13")


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_rate_times_last_year_gives_the_change_back(current: int, previous: int) -> None:
    found = growth(TAX, of(current=str(current), previous=str(previous)), "s.tax")
    assert found.change is not None and found.rate is not None
    assert abs(found.rate * previous / 100 - found.change) <= Decimal("0.00005") * previous + Decimal("0.01")


RELIEF = BreakdownField(
    id="relief",
    kind="breakdown",
    label="退税减税缓税",
    unit="亿元",
    parts=(Part(id="a", label="留抵退税", unit="万元"), Part(id="b", label="新增减税降费", unit="万元")),
)


def test_parts_in_another_unit_add_up_in_the_unit_of_the_total() -> None:
    answers = Answers({"s.relief.total": "1.30", "s.relief.a": "5835", "s.relief.b": "7210"})
    found = breakdown(RELIEF, answers, "s.relief")
    assert found is not None
    assert (found.total, found.parts, found.exhaustive) == (Decimal("1.30"), Decimal("1.3045"), False)


def test_no_breakdown_without_total_or_parts() -> None:
    assert breakdown(RELIEF, Answers({"s.relief.total": "1"}), "s.relief") is None
    assert breakdown(RELIEF, Answers({"s.relief.a": "1"}), "s.relief") is None
