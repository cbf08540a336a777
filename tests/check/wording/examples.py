"""Runs a rule against an example of its pack."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.check.findings import Finding
from forms.check.wording.blocks import Block, Context, Names
from forms.check.wording.checker import WordingChecker, check_blocks
from forms.check.wording.pack import WordingRule
from forms.check.wording.plain_blocks import guessed_year, plain_blocks
from forms.check.wording.rule_set import RuleSet, rule_set
from forms.definition.loader import read_years
from forms.definition.loader_wording import own_packs

YEARS = read_years()
YEAR = 2025


def own_rules() -> RuleSet:
    return rule_set(own_packs())


@dataclass(frozen=True)
class Example:
    text: str
    year: int | None = YEAR
    written: str = ""
    at: str = ""
    fixed: str | None = None
    role: str = ""
    part: str = ""
    ours: bool = False
    names: dict[str, str] | None = None
    last: str = ""

    @property
    def blocks(self) -> list[Block]:
        if self.role or self.part:
            return [
                Block(f"paragraph[{n}]", line, self.role or "body", "1", self.part)  # type: ignore[arg-type]
                for n, line in enumerate(self.text.split("\n"), 1)
            ]
        return plain_blocks(self.text.split("\n"))

    @property
    def context(self) -> Context:
        year = guessed_year(self.blocks) if self.year == YEAR else None
        year = year or self.year
        written = date.fromisoformat(self.written) if self.written else year and date(year + 1, 1, 8)
        last = (("", self.last),) if self.last else ()
        return Context(year, written or None, Names(**(self.names or {})), self.ours, last, YEARS)


def example(entry: Any) -> Example:
    return Example(entry) if isinstance(entry, str) else Example(**entry)


def findings(entry: Any, rule: str, rules: RuleSet) -> list[Finding]:
    """What the entries of id `rule` find."""
    one = example(entry)
    return [finding for finding in check_blocks(one.blocks, one.context, rules) if finding.rule == rule]


def found_by(entry: Any, rule: WordingRule, rules: RuleSet) -> list[str]:
    """The spans that one entry finds: of several entries of one id, each answers for its own right examples."""
    one = example(entry)
    blocks = one.blocks
    marks = WordingChecker(rules).marks(blocks, one.context)
    return [blocks[index].text[mark.start : mark.end] for index, mark in marks if mark.rule is rule]
