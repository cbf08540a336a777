"""Reads a Word file back with python-docx, a reader that knows nothing of our writer, and compares."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from forms.manuscript.model import Manuscript
from forms.output.clean import Block, blocks
from forms.output.styles import style_ids, style_name

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the file and the manuscript differ. `index`: paragraph, from 0; -1 for the file as a whole."""

    kind: Literal["unreadable", "count", "style", "text", "run_in_heading"]
    index: int
    expected: str
    found: str


def verify_docx(data: bytes, manuscript: Manuscript) -> list[Difference]:
    """All differences between the file `data` and `manuscript`: the number of paragraphs, and the style and text of
    each. Empty means that the file says what the manuscript says."""
    import docx  # 100 ms: only when something is read

    expected = blocks(manuscript)
    try:
        document = docx.Document(BytesIO(data))
        found = [
            (p.text, (p.style.name if p.style is not None else None) or "", _run_in_text(p))
            for p in document.paragraphs
        ]
    except Exception as error:
        # python-docx, lxml and zipfile each raise their own; a file that can't be read is a difference, however
        return [Difference("unreadable", -1, "", f"{type(error).__name__}: {error}")]
    differences: list[Difference] = []
    if len(found) != len(expected):
        differences.append(Difference("count", -1, str(len(expected)), str(len(found))))
    styles = style_ids(expected)
    for index, (block, (text, style, run_in)) in enumerate(zip(expected, found, strict=False)):
        want_text = block.text
        if block.role == "title":  # breaks are the typesetter's
            want_text, text = want_text.replace("\n", ""), text.replace("\n", "")
        if text != want_text:
            differences.append(Difference("text", index, want_text, text))
        if style.casefold() != style_name(styles[index]).casefold():
            differences.append(Difference("style", index, style_name(styles[index]), style))
        want_run_in = _expected_run_in(block, styles[index])
        if run_in != want_run_in:
            differences.append(Difference("run_in_heading", index, want_run_in, run_in))
    return differences


def _run_in_text(paragraph: "Paragraph") -> str:
    """What the file sets in the style of a run-in heading. By style id: names would be looked up for every run."""
    return "".join(
        run.text
        for run in paragraph._p.r_lst  # pyright: ignore[reportPrivateUsage] # no public way to a run's style id
        if (run.style or "").startswith("RunInHeading")
    )


def _expected_run_in(block: Block, style_id: str) -> str:
    if block.role == "title" or style_id == "Heading2":
        return ""
    return "".join(text for text, heading in block.pieces if heading)
