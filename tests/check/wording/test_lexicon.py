"""Fixed phrases with one slip."""

import pytest

from forms.check.wording.rule_set import rule_set
from forms.definition.wording import PackFile
from tests.check.wording.running import HEAD, algorithm, excerpts, replacements

RULES = algorithm(
    "lexicon",
    phrases=["主体责任", "第一责任人", "基层党组织", "问题导向"],
    alike=["体提题", "责则", "任认仁", "向项"],
    allowed=["基层组织"],
)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("压实主提责任。", "主提责任", "主体责任"),
        ("履行第一责人职责", "第一责人", "第一责任人"),
        ("当好第一任责人", "第一任责人", "第一责任人"),
        ("坚持问题导项", "问题导项", "问题导向"),
    ],
)
def test_one_slip_is_mended(text: str, wrong: str, right: str) -> None:
    assert (excerpts(RULES, text), replacements(RULES, text)) == ([wrong], [right])


@pytest.mark.parametrize(
    "text",
    ["压实主体责任。", "主要责任", "建强基层组织", "第一责任区", "主题则任", "问题导入", "第一责任人责任"],
)
def test_another_word_is_let_be(text: str) -> None:
    assert excerpts(RULES, text) == []


def test_phrases_are_long_enough() -> None:
    from tests.check.wording.running import rules

    made = rules({"algorithm": "lexicon", "options": {"phrases": ["党建"], "alike": []}})
    assert ["三个字" in str(fault) for fault in made.faults] == [True]


def test_options_of_several_rules_call_what_the_pack_shares_by_name() -> None:
    entry = {"algorithm": "lexicon", "severity": "warning", "group": "words", "what": "测", "message": "改"}
    options = [{"phrases": phrase, "alike": "@sound"} for phrase in ("主体责任", "第一责任人")]
    rules = [{**entry, "id": f"R{n}", "options": given} for n, given in enumerate(options)]
    table = {"pack": {**HEAD, "shared": {"sound": "体提 人仁"}}, "rule": rules}
    made = rule_set((PackFile("own.toml", table, foreign=True),))
    assert [str(fault) for fault in made.faults] == []
    assert excerpts(made, "压实主提责任，当好第一责任仁。") == ["主提责任", "第一责任仁"]
