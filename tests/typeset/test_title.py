"""Titles break by sense, in a trapezium or diamond, and lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.typeset.title import break_title
from forms.typeset.widths import text_width


@pytest.mark.parametrize(
    "lines",
    [
        ["2023年度党委书记履行全面从严治党", "第一责任人责任情况报告"],
        ["国家税务总局临洮县税务局党委书记", "2023年度履行全面从严治党", "第一责任人责任情况报告"],
        ["2026年书记履行全面从严治党", "第一责任人责任情况报告"],
        ["2026年度党委书记述职报告"],
        ["关于2026年度履行全面从严治党", "第一责任人责任情况的报告"],
    ],
)
def test_known_titles(lines: list[str]) -> None:
    assert list(break_title("".join(lines))) == lines


@pytest.mark.parametrize(
    "title",
    [
        "中共青川市税务局委员会书记2026年度履行全面从严治党第一责任人责任情况报告",
        "国家税务总局云溪县税务局党委书记关于2026年度履行全面从严治党主体责任情况的报告",
        "国家税务总局阿坝藏族羌族自治州税务局党委书记2026年度履行全面从严治党第一责任人责任情况报告",
        "云溪县税务局党委2026年上半年落实全面从严治党主体责任和监督责任情况报告",
    ],
)
def test_words_stay_whole_and_the_shape_is_right(title: str) -> None:
    lines = break_title(title)
    widths = [text_width(line) for line in lines]
    assert "".join(lines) == title
    assert max(widths) <= 20
    for word in ("第一责任人", "全面从严治党", "党委书记", "年度", "主体责任", "2026"):
        assert title.count(word) == sum(line.count(word) for line in lines)
    assert not any(line.startswith(("的", "度", "、")) for line in lines)
    steps = [b - a for a, b in pairwise(widths)]
    assert all(abs(step) >= 1 for step in steps)  # no rectangle
    falls = [step < 0 for step in steps]
    assert falls == sorted(falls)  # grows, then shrinks: no waist


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.integers(5, 40))
def test_any_text_keeps_every_character_and_its_width(text: str, cells: int) -> None:
    lines = break_title(text, cells)
    assert "".join(lines) == text
    assert all(text_width(line) <= cells for line in lines)
    assert len(lines) == 1 or all(lines)


def test_an_endless_title_is_cut_quickly() -> None:
    assert len(break_title("一" * 20_000)) == 1000
