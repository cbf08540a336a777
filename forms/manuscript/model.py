"""The report as a sequence of paragraphs with roles: no fonts, no millimetres."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "addressee", "heading1", "body", "signature", "date"]
SignMode = Literal["personal", "org_noseal", "org_seal"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text with its origin. `path` is the answer it comes from (passage, heading or field), `piece` the number of
    the piece in that answer's template and `start` the offset within the piece; `blank` is the path of the field
    that a blank speaks for. `style` "heading2" marks the run-in heading （一）……。 at the head of a paragraph."""

    text: str
    path: str = ""
    piece: int = 0
    start: int = 0
    blank: str = ""
    style: Literal["", "heading2"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: Role
    runs: tuple[Run, ...]
    section: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`paragraphs` in document order; the title is one paragraph without line breaks (typeset breaks it)."""

    paragraphs: tuple[Paragraph, ...]
    year: int
    sign_mode: SignMode = "personal"
    unfilled: int = 0

    @property
    def text(self) -> str:
        """One paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)
