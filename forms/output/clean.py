"""What of a manuscript can stand in a file: the same rules for writer, plain text and comparison.

XML 1.0 forbids most control characters, surrogates and U+FFFE/FFFF; Word refuses a file that has one. A character that
has a place on paper is replaced visibly, an invisible control is left out.
"""

import re
from dataclasses import dataclass

from forms.manuscript.model import Manuscript, Paragraph, Role

_TROUBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Word's manual line break is U+000B; NEL and the Unicode separators come with text from the web.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def clean(text: str) -> str:
    """`text` fit for XML, with every kind of line end as `\\n`. Surrogate pairs become their character, lone ones and
    noncharacters U+FFFD; other control characters go. Tabs stay."""
    if not _TROUBLE.search(text):
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _TROUBLE.sub("\ufffd", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the file: its pieces are (text, whether in the style of a run-in heading)."""

    role: Role
    pieces: tuple[tuple[str, bool], ...]
    section: str = ""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def all_heading(self) -> bool:
        """A second-level heading that stands alone, not at the head of its paragraph."""
        return bool(self.pieces) and all(heading for _, heading in self.pieces)


def blocks(manuscript: Manuscript) -> list[Block]:
    """The paragraphs to write, in order. A line end inside a paragraph begins another one of the same role (each
    newline is one paragraph); only the title keeps it, as a break the user has chosen."""
    return [block for paragraph in manuscript.paragraphs for block in _split(paragraph)]


def _split(paragraph: Paragraph) -> list[Block]:
    merged: list[tuple[str, bool]] = []
    for run in paragraph.runs:
        heading = run.style == "heading2"
        if merged and merged[-1][1] == heading:
            merged[-1] = (merged[-1][0] + run.text, heading)
        elif run.text:
            merged.append((run.text, heading))
    # Cleaned after merging: a pair of surrogates or \r\n may lie across two runs.
    merged = [(text, heading) for raw, heading in merged if (text := clean(raw))]
    if paragraph.role == "title" or not any("\n" in text for text, _ in merged):
        return [Block(paragraph.role, tuple(merged), paragraph.section)]
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, heading in merged:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append((part, heading))
    return [Block(paragraph.role, tuple(line), paragraph.section) for line in lines]
