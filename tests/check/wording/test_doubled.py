"""A character typed twice at the end or the beginning of a word."""

import pytest

from tests.check.wording.running import algorithm, excerpts, fixed

RULES = algorithm("doubled", words="调研 推进 发展 展览 实在 工作 改革 方案", allowed="层")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("开展调研研12次", "开展调研12次"),
        ("调研研工作", "调研工作"),
        ("持续，推推进改革", "持续，推进改革"),
        ("改革推推进", "改革推进"),
        ("方案案", "方案"),
    ],
)
def test_one_of_them_goes(text: str, right: str) -> None:
    assert fixed(RULES, text) == [right]


@pytest.mark.parametrize(
    "text",
    ["发展展览", "实实在在", "层层推进", "调研研究", "一推推进", "推推", "研研究", "推推推进"],
)
def test_good_speech_is_let_be(text: str) -> None:
    assert excerpts(RULES, text) == []
