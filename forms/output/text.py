"""The report as plain text, for `lvze text`, the clipboard and golden files."""

from forms.manuscript.model import Manuscript
from forms.output.clean import blocks


def write_text(manuscript: Manuscript) -> str:
    """One paragraph a line, in document order, ending with a line end; the same text as in the Word file."""
    return "".join(block.text.replace("\n", "") + "\n" for block in blocks(manuscript))
