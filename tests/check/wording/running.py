"""One algorithm with its options, run on a text."""

from typing import Any

from forms.check.findings import Finding
from forms.check.wording.checker import check_blocks
from forms.check.wording.rule_set import RuleSet, rule_set
from forms.definition.wording import PackFile
from tests.check.wording.examples import example

HEAD = {"id": "own", "name": "测试", "version": "1"}


def pack(*entries: dict[str, Any]) -> PackFile:
    """A pack from outside; what an entry leaves out is filled in."""
    filled = [
        {"id": f"R{n}", "severity": "warning", "group": "words", "what": "测试", "message": "改", **entry}
        for n, entry in enumerate(entries, 1)
    ]
    return PackFile("own.toml", {"pack": HEAD, "rule": filled}, foreign=True)


def rules(*entries: dict[str, Any]) -> RuleSet:
    return rule_set((pack(*entries),))


def algorithm(name: str, **options: Any) -> RuleSet:
    made = rules({"algorithm": name, "options": options, "quoted": "same"})
    assert [str(fault) for fault in made.faults] == []
    return made


def found(made: RuleSet, entry: Any) -> list[Finding]:
    one = example(entry)
    return list(check_blocks(one.blocks, one.context, made))


def excerpts(made: RuleSet, entry: Any) -> list[str]:
    return [finding.excerpt for finding in found(made, entry)]


def replacements(made: RuleSet, entry: Any) -> list[str | None]:
    return [finding.fix and finding.fix.replacement for finding in found(made, entry)]


def fixed(made: RuleSet, entry: Any) -> list[str | None]:
    """The paragraphs as the fixes would leave them, one fix at a time."""
    return [finding.fix and finding.fix.value for finding in found(made, entry)]
