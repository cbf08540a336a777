"""The check of a report that is not ours: what can be said about wording and structure without answers."""

from collections.abc import Sequence
from datetime import date

from forms.check.findings import Finding
from forms.check.wording.blocks import Context
from forms.check.wording.checker import check_blocks
from forms.check.wording.plain_blocks import ParagraphKind, guessed_day, guessed_year, plain_blocks
from forms.check.wording.rule_set import RuleSet
from forms.definition.years import YearTable


def check_paragraphs(
    paragraphs: Sequence[str],
    rules: RuleSet,
    kinds: Sequence[ParagraphKind] = (),
    year: int | None = None,
    years: YearTable | None = None,
) -> tuple[Finding, ...]:
    """Findings at `paragraph[n]`, counted from 1 with the empty ones. `year` is the report's, else what its title
    says; without either, rules about years are silent."""
    blocks = plain_blocks(paragraphs, kinds)
    year = year or guessed_year(blocks)
    day: date | None = guessed_day(blocks)
    return check_blocks(blocks, Context(year, day, years=years or YearTable()), rules)


def place_of(path: str) -> str:
    """第12段, for people."""
    return f"第{path.removeprefix('paragraph[').removesuffix(']')}段"
