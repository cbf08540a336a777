"""From a table to sign to the bytes of a Word file: A4 across, the head repeated on every page, no row cut in two."""

from collections.abc import Iterator

from forms.manuscript.printed_table import SAME, PrintedTable
from forms.output.charset import charset_of, spans
from forms.output.clean import clean
from forms.output.docx_body import R, W, escape
from forms.output.docx_parts import (
    content_types_xml,
    core_xml,
    footer_xml,
    package_relationships_xml,
    relationships_xml,
    settings_xml,
)
from forms.output.docx_styles import HEAD, font_table_xml
from forms.output.docx_units import twips_from_mm
from forms.output.package import zip_package
from forms.output.table_styles import TABLE_STYLES, table_styles_xml
from forms.typeset.layout import Layout

LONG_MM, SHORT_MM = 297.0, 210.0
SIDE_MM, TOP_MM, FOOTER_MM = 18.0, 20.0, 12.0
ROW_MM = 7.0  # at least: room to sign
_RELATIONS = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId4", "footer", "footer1.xml"),
    ("rId5", "footer", "footer2.xml"),
)
_CELL_STYLES = {"left": "TableLeft", "center": "TableCenter", "right": "TableRight"}


def write_table_docx(table: PrintedTable, layout: Layout) -> bytes:
    """The Word file of `table`. The same arguments give the same bytes; no text makes it fail."""
    writer = _Writer(layout)
    document = writer.document(table)
    word_parts = [("document.xml", "document.main"), *((target, kind) for _, kind, target in _RELATIONS)]
    return zip_package(
        (
            ("[Content_Types].xml", content_types_xml(word_parts, data=False)),
            ("_rels/.rels", package_relationships_xml()),
            ("docProps/core.xml", core_xml(clean(table.title))),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", relationships_xml(_RELATIONS)),
            ("word/styles.xml", table_styles_xml(layout)),
            ("word/settings.xml", settings_xml()),
            ("word/fontTable.xml", font_table_xml(layout, rare=writer.rare)),
            ("word/footer1.xml", footer_xml("PageNumber")),
            ("word/footer2.xml", footer_xml("PageNumber")),
        )
    )


def lines_of(text: str) -> list[str]:
    """The paragraphs of a cell; a tab has no place in one."""
    return clean(text).replace("\t", " ").split("\n")


class _Writer:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.rare = False  # whether a character wanted another font

    def document(self, table: PrintedTable) -> str:
        return "".join(
            (
                f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>',
                self._paragraphs("Title", table.title),
                *(self._paragraphs("TableNote", line) for line in table.above),
                *self._table(table),
                *(self._paragraphs("TableNote", line) for line in table.below or ("",)),
                _section(),
                "</w:body></w:document>",
            )
        )

    def _table(self, table: PrintedTable) -> Iterator[str]:
        whole = sum(column.share for column in table.columns)
        room = twips_from_mm(LONG_MM - 2 * SIDE_MM)
        widths = [round(room * column.share / whole) for column in table.columns]
        line = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
        sides = "".join(
            f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        )
        yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        for column, width in zip(table.columns, widths, strict=True):
            yield self._cell("TableHead", column.head, width)
        yield "</w:tr>"
        for number, row in enumerate(table.rows):
            height = f'<w:trHeight w:val="{twips_from_mm(ROW_MM)}" w:hRule="atLeast"/>'
            yield f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"
            following = table.rows[number + 1] if number + 1 < len(table.rows) else ()
            for at, (column, text, width) in enumerate(zip(table.columns, row, widths, strict=True)):
                merge = '<w:vMerge w:val="restart"/>' if following and following[at] is SAME else ""
                if text is SAME:
                    merge = "<w:vMerge/>"
                yield self._cell(_CELL_STYLES[column.align], text or "", width, merge)
            yield "</w:tr>"
        yield "</w:tbl>"

    def _cell(self, style: str, text: str, width: int, merge: str = "") -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{self._paragraphs(style, text)}</w:tc>"
        )

    def _paragraphs(self, style: str, text: str) -> str:
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{self._runs(style, line)}</w:p>'
            for line in lines_of(text)
        )

    def _runs(self, style: str, text: str) -> str:
        font = TABLE_STYLES[style][1]
        fonts = self._layout.fonts
        parts: list[str] = []
        for part, kind in spans(text, charset_of(fonts.names[font])):
            face = ""
            if kind == "hint":
                face = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
            elif kind in ("rare", "astral"):
                self.rare = True
                name = escape(fonts.rare[font] if kind == "rare" else fonts.astral)
                # Word treats part of the supplementary planes as western text.
                western = f' w:hAnsi="{name}"' if kind == "astral" else ""
                face = f'<w:rPr><w:rFonts w:eastAsia="{name}"{western}/></w:rPr>'
            parts.append(f'<w:r>{face}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>')
        return "".join(parts)


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{twips_from_mm(LONG_MM)}" w:h="{twips_from_mm(SHORT_MM)}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{twips_from_mm(TOP_MM)}" w:right="{twips_from_mm(SIDE_MM)}"'
        f' w:bottom="{twips_from_mm(TOP_MM)}" w:left="{twips_from_mm(SIDE_MM)}"'
        f' w:header="{twips_from_mm(FOOTER_MM)}" w:footer="{twips_from_mm(FOOTER_MM)}" w:gutter="0"/></w:sectPr>'
    )
