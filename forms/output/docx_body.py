"""word/document.xml: the paragraphs of the manuscript and the section that carries the page."""

import re
from collections.abc import Sequence

from forms.output.charset import Charset, SpanKind, charset_of, spans
from forms.output.clean import Block
from forms.output.docx_units import twips_from_mm, twips_from_pt
from forms.output.styles import style_ids
from forms.typeset.layout import FontKey, Layout, StyleKey
from forms.typeset.title import break_title

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOT_IN_A_NAME = re.compile(r"\W+")
_STYLE_KEY: dict[str, StyleKey] = {
    "title": "title",
    "addressee": "addressee",
    "heading1": "heading1",
    "body": "body",
    "signature": "signature",
    "date": "date",
}


def escape(text: str) -> str:
    """For element text and double-quoted attributes. (xml.sax.saxutils takes 50 ms to import.)"""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


class BodyWriter:
    """Writes document.xml once. Afterwards `character_styles` has the ids of the character styles that it used."""

    def __init__(self, layout: Layout, relations: Sequence[tuple[str, str, str]]) -> None:
        """`relations`: (element, type, relationship id) of headers and footers, such as
        ("footerReference", "even", "rId4")."""
        self._layout = layout
        self._relations = relations
        self._charsets: dict[FontKey, Charset] = {
            key: charset_of(name) for key, name in layout.fonts.names.items()
        }
        self.character_styles: set[str] = set()

    def document(self, blocks: Sequence[Block]) -> str:
        names = _bookmarks(blocks)
        parts = [
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        ]
        last = len(blocks) - 1
        opened = 0
        for index, (block, style) in enumerate(zip(blocks, style_ids(blocks), strict=True)):
            begins = bool(names[index]) and (index == 0 or names[index - 1] != names[index])
            ends = bool(names[index]) and (index == last or names[index + 1] != names[index])
            parts.append("<w:p>")
            if style != "Normal":
                parts.append(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')
            if begins:
                opened += 1
                parts.append(f'<w:bookmarkStart w:id="{opened}" w:name="{names[index]}"/>')
            if block.role == "title":
                parts.extend(self._title(block.text))
            else:
                for text, heading in block.pieces:
                    parts.extend(self._runs(text, _STYLE_KEY[block.role], heading and style != "Heading2"))
            if ends:
                parts.append(f'<w:bookmarkEnd w:id="{opened}"/>')
            parts.append("</w:p>")
        parts.append(self._section())
        parts.append("</w:body></w:document>")
        return "".join(parts)

    def _title(self, text: str) -> list[str]:
        parts: list[str] = []
        for chosen in text.split("\n"):  # a break the user has typed stays one
            for line in break_title(chosen, self._layout.title_max_cells):
                if parts:
                    parts.append("<w:r><w:br/></w:r>")
                parts.extend(self._runs(line, "title", False) or [""])
        return parts

    def _runs(self, text: str, role: StyleKey, run_in: bool) -> list[str]:
        key: StyleKey = "heading2" if run_in else role
        font = self._layout.roles[key].font
        return [
            f"<w:r>{self._run_properties(kind, font, run_in)}{_text(part)}</w:r>"
            for part, kind in spans(text, self._charsets[font])
            if part
        ]

    def _run_properties(self, kind: SpanKind, font: FontKey, run_in: bool) -> str:
        style = "RunInHeading" if run_in else ""
        if kind in ("rare", "astral"):
            suffix = "Rare" if kind == "rare" else "Astral"
            style = f"RunInHeading{suffix}" if run_in else f"{suffix}{font.capitalize()}"
        if style:
            self.character_styles.add(style)
        inner = f'<w:rStyle w:val="{style}"/>' if style else ""
        if kind == "hint":
            inner += '<w:rFonts w:hint="eastAsia"/>'
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _section(self) -> str:
        page = self._layout.page
        references = "".join(
            f'<w:{element} w:type="{kind}" r:id="{relation}"/>' for element, kind, relation in self._relations
        )
        return (
            f"<w:sectPr>{references}"
            f'<w:pgSz w:w="{twips_from_mm(page.width_mm)}" w:h="{twips_from_mm(page.height_mm)}"/>'
            f'<w:pgMar w:top="{twips_from_mm(page.top_mm)}" w:right="{twips_from_mm(page.right_mm)}"'
            f' w:bottom="{twips_from_mm(page.bottom_mm)}" w:left="{twips_from_mm(page.left_mm)}"'
            f' w:header="{twips_from_mm(page.header_mm)}" w:footer="{twips_from_mm(page.footer_mm)}"'
            ' w:gutter="0"/>'
            # No charSpace: LibreOffice puts a 16 pt character into two cells of a character grid.
            f'<w:docGrid w:type="lines" w:linePitch="{twips_from_pt(self._layout.line_pitch_pt)}"/>'
            "</w:sectPr>"
        )


def _text(text: str) -> str:
    if "\t" in text:
        return "<w:tab/>".join(_text(part) if part else "" for part in text.split("\t"))
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "  " in text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _bookmarks(blocks: Sequence[Block]) -> list[str]:
    """A bookmark name for each block, the same for neighbours of one section: lv_<section>, at most 40 characters,
    letters, digits and underscores (Word's rule), different for every group."""
    names: list[str] = []
    used: set[str] = set()
    previous = ""
    for block in blocks:
        if not block.section:
            names.append("")
        elif block.section == previous and names[-1]:
            names.append(names[-1])
        else:
            base = "lv_" + _NOT_IN_A_NAME.sub("_", block.section)
            name, number = base[:40], 1
            while name.casefold() in used:
                number += 1
                name = f"{base[: 39 - len(str(number))]}_{number}"
            used.add(name.casefold())
            names.append(name)
        previous = block.section
    return names
