"""Names of the styles in the Word file, one place for the writer and for the comparison.

Title and headings keep the built-in ids and names, else the navigation pane of WPS stays empty."""

from collections.abc import Sequence

from forms.output.clean import Block
from forms.typeset.widths import text_width

# id → name as Word stores it
STYLE_NAMES: dict[str, str] = {
    "Normal": "Normal",
    "BodyLast": "正文末段",
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Addressee": "主送机关",
    "Signatory": "署名",
    "IssueDate": "成文日期",
    "RunInHeading": "段首标题",
    "PageNumberOdd": "页码（单页）",
    "PageNumberEven": "页码（双页）",
    "DraftMark": "草稿标记",
}
_BY_ROLE = {
    "title": "Title",
    "addressee": "Addressee",
    "heading1": "Heading1",
    "body": "Normal",
    "signature": "Signatory",
    "date": "IssueDate",
}


# Up to this width the last paragraph is kept with the signature, so that a signature never has a page to itself.
# LibreOffice then moves the paragraph whole, which would leave too much of the page free if it were longer.
_KEPT_WIDTH = 6 * 28


def style_ids(blocks: Sequence[Block]) -> list[str]:
    """The paragraph style of each block. The lines of a signature are numbered, as each has its own indent:
    Signatory, Signatory2 …"""
    ids: list[str] = []
    signatures = 0
    for index, block in enumerate(blocks):
        style = _BY_ROLE[block.role]
        if block.role == "signature":
            signatures += 1
            style = signatory_id(signatures)
        elif block.role == "body" and block.all_heading:
            style = "Heading2"
        elif (
            block.role == "body"
            and _before_signature(blocks, index)
            and text_width(block.text) <= _KEPT_WIDTH
        ):
            style = "BodyLast"
        ids.append(style)
    return ids


def _before_signature(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].role in ("signature", "date")


def signatory_id(number: int) -> str:
    return "Signatory" if number == 1 else f"Signatory{number}"


def style_name(style_id: str) -> str:
    """The name in the file for a paragraph style id."""
    if style_id.startswith("Signatory") and style_id != "Signatory":
        return STYLE_NAMES["Signatory"] + style_id.removeprefix("Signatory")
    return STYLE_NAMES[style_id]
