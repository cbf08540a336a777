"""Texts told by what changed in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.store.delta import Delta, delta_between, text_before
from forms.store.errors import StoreError

texts = st.text(st.sampled_from('甲乙丙\n"{') | st.characters(exclude_categories=["Cs"]), max_size=30)


@given(texts, texts)
def test_the_earlier_text_comes_back(before: str, after: str) -> None:
    assert text_before(after, delta_between(before, after)) == before


@given(texts, texts, texts)
def test_one_insertion_is_told_by_what_was_inserted(head: str, new: str, tail: str) -> None:
    delta = delta_between(head + tail, head + new + tail)
    assert (delta.old, len(delta.new)) == ("", len(new))


@pytest.mark.parametrize(
    "delta", [Delta(0, 0, "", "甲"), Delta(3, 0, "", ""), Delta(1, 3, "", ""), Delta(-1, 0, "", "")]
)
def test_a_delta_that_does_not_fit_is_damage(delta: Delta) -> None:
    with pytest.raises(StoreError) as caught:
        text_before("乙丙", delta)
    assert caught.value.kind == "corrupt"
