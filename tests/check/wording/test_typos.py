"""Words of two characters with one mistyped."""

import pytest

from tests.check.wording.running import algorithm, excerpts, replacements, rules

RULES = algorithm(
    "typos",
    words="宣传 船穿 喧轩\n党建 健 -\n落实 时 -",
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
        ("各项要求落时到位", "落时", "落实"),
    ],
)
def test_a_mistyped_character_is_mended(text: str, wrong: str, right: str) -> None:
    assert (excerpts(RULES, text), replacements(RULES, text)) == ([wrong], [right])


@pytest.mark.parametrize(
    "text",
    ["加强宣传工作", "抓党健全制度", "房子坐落时髦街区", "的宣船的", "要求落时分明", "党健"[:1]],
)
def test_two_words_that_meet_are_let_be(text: str) -> None:
    assert excerpts(RULES, text) == []


def test_a_line_has_a_word_and_two_lists() -> None:
    made = rules({"algorithm": "typos", "options": {"words": "宣传 船穿", "beside": ""}})
    assert ["每行" in str(fault) for fault in made.faults] == [True]
