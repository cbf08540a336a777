"""Words of two characters with one mistyped."""

import pytest

from tests.check.wording.running import algorithm, excerpts, replacements, rules

RULES = algorithm(
    "typos",
    sure="强化 画 -",
    words="宣传 船穿 喧轩\n党建 健 -",
    wary="落实 时 -",
    beside="加强 工作 要求 坐落",
    before="的抓",
    after="的到",
    allowed="落时分",
)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("加强宣船工作", "宣船", "宣传"),
        ("轩传，要跟上", "轩传", "宣传"),
        ("抓党健工作", "党健", "党建"),
        ("的宣船的", "宣船", "宣传"),
        ("各项要求落时到位", "落时", "落实"),
        ("时时强画工作", "强画", "强化"),
    ],
)
def test_a_mistyped_character_is_mended(text: str, wrong: str, right: str) -> None:
    assert (excerpts(RULES, text), replacements(RULES, text)) == ([wrong], [right])


@pytest.mark.parametrize(
    "text",
    [
        "加强宣传工作",
        "抓党健全制度",
        "房子坐落时髦街区",
        "人宣船工作",
        "的落时到",
        "时强画时",
        "要求落时分明",
        "党健"[:1],
    ],
)
def test_two_words_that_meet_are_let_be(text: str) -> None:
    assert excerpts(RULES, text) == []


def test_a_line_has_a_word_and_two_lists() -> None:
    made = rules({"algorithm": "typos", "options": {"words": "宣传 船穿", "beside": ""}})
    assert ["每行" in str(fault) for fault in made.faults] == [True]
