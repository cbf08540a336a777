"""What a wording check reads: blocks of text with roles, and what it must know about the report around them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from forms.definition.years import YearTable

BlockRole = Literal[
    "title", "addressee", "heading1", "heading2", "heading3", "body", "signature", "date", "field", "note"
]
HEADING_ROLES = frozenset({"title", "heading1", "heading2", "heading3"})
PROSE_ROLES = frozenset({"body"})
Part = Literal["", "duty", "problems", "causes", "measures"]


@dataclass(frozen=True, slots=True)
class Block:
    """One passage, heading, field or paragraph, or a piece of one: `before` and `after` are the rest of the text at
    `path`. `section` is the same for all blocks under one heading; `part` is the chapter that it belongs to. `field` is
    text typed into a box: no sentence, no paragraph; `note` a table cell."""

    path: str
    text: str
    role: BlockRole = "body"
    section: str = ""
    part: Part = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The report's own names; "" where it does not say."""

    unit_full_name: str = ""
    party_org_name: str = ""
    unit_short: str = ""
    county: str = ""
    city: str = ""
    leading_body: str = ""
    addressee: str = ""

    def __bool__(self) -> bool:
        return bool(self.unit_full_name or self.leading_body or self.county)


@dataclass(frozen=True, slots=True)
class Context:
    """`year` of the report and day of writing, where known; `ours`: a report of our own form, with answers; `last`: the
    text of last year's report, section -> text ("" : all of it)."""

    year: int | None = None
    written: date | None = None
    names: Names = Names()
    ours: bool = False
    last: tuple[tuple[str, str], ...] = ()
    years: YearTable = field(default_factory=YearTable, compare=False)

    @property
    def time(self) -> tuple[int | None, date | None, bool]:
        """What the findings inside one block may depend on."""
        return (self.year, self.written, self.ours)
