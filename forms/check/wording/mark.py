"""A finding inside a block, and what it is for people."""

from dataclasses import dataclass

from forms.check.findings import Finding, Fix, shortened
from forms.check.wording.blocks import Block
from forms.check.wording.pack import WordingRule
from forms.definition.rules import Severity

_LONGEST_EXCERPT = 40
# Beyond it a fix that gives its paragraph whole would make the list of findings grow with the square.
_LONGEST_FIXED = 5_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding inside a block: `start` and `end` in the block's text, `replacement` None where no click mends it."""

    rule: WordingRule
    start: int
    end: int
    severity: Severity
    message: str
    replacement: str | None


def as_finding(mark: Mark, block: Block) -> Finding:
    """A mark in a text of somebody else's: the path is the paragraph's, the fix its whole text mended."""
    fix = None
    text = block.text
    if mark.replacement is not None and len(text) <= _LONGEST_FIXED:
        fixed = text[: mark.start] + mark.replacement + text[mark.end :]
        fix = Fix(fix_label(mark), block.path, block.before + fixed + block.after, mark.replacement)
    return Finding(
        mark.rule.id,
        mark.severity,
        block.path,
        mark.message,
        len(block.before) + mark.start,
        len(block.before) + mark.end,
        excerpt(text, mark),
        fix,
    )


def fix_label(mark: Mark) -> str:
    return f"改为“{shortened(mark.replacement, 16)}”" if mark.replacement else "删去"


def excerpt(text: str, mark: Mark) -> str:
    return shortened(text[mark.start : mark.end], _LONGEST_EXCERPT)
