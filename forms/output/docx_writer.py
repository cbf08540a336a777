"""From a manuscript to the bytes of a Word file."""

from forms.manuscript.model import Manuscript
from forms.output.clean import Block, blocks
from forms.output.docx_body import BodyWriter
from forms.output.docx_parts import (
    content_types_xml,
    core_xml,
    data_properties_xml,
    data_xml,
    draft_header_xml,
    footer_xml,
    package_relationships_xml,
    relationships_xml,
    settings_xml,
)
from forms.output.docx_styles import font_table_xml, styles_xml
from forms.output.package import zip_package
from forms.typeset.layout import Layout
from forms.typeset.signature import SignaturePlacement, place_signature


def write_docx(
    manuscript: Manuscript, layout: Layout, *, draft: bool = False, data: bytes | None = None
) -> bytes:
    """The Word file of `manuscript`. The same arguments give the same bytes; no text makes it fail.

    `draft` puts 草稿 at the head of every page. `data` is kept in the file unseen (`--with-data`), for the reader of
    forms.intake."""
    paragraphs = blocks(manuscript)
    relations = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
        ("rId4", "footer", "footer1.xml"),
        ("rId5", "footer", "footer2.xml"),
    ]
    references = [("footerReference", "default", "rId4"), ("footerReference", "even", "rId5")]
    if draft:
        relations += [("rId6", "header", "header1.xml"), ("rId7", "header", "header2.xml")]
        references = [
            ("headerReference", "default", "rId6"),
            ("headerReference", "even", "rId7"),
            *references,
        ]
    word_parts = [("document.xml", "document.main"), *((target, kind) for _, kind, target in relations)]
    if data is not None:
        relations.append(("rId8", "customXml", "../customXml/item1.xml"))

    body = BodyWriter(layout, references)
    document = body.document(paragraphs)
    used = body.character_styles
    parts = [
        ("[Content_Types].xml", content_types_xml(word_parts, data=data is not None)),
        ("_rels/.rels", package_relationships_xml()),
        ("docProps/core.xml", core_xml(_title(paragraphs))),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relationships_xml(relations)),
        (
            "word/styles.xml",
            styles_xml(
                layout,
                _placement(paragraphs, manuscript, layout),
                used,
                seal=manuscript.sign_mode == "org_seal",
                draft=draft,
            ),
        ),
        ("word/settings.xml", settings_xml()),
        ("word/fontTable.xml", font_table_xml(layout, rare=bool(used - {"RunInHeading"}))),
        ("word/footer1.xml", footer_xml("PageNumberOdd")),
        ("word/footer2.xml", footer_xml("PageNumberEven")),
    ]
    if draft:
        parts += [("word/header1.xml", draft_header_xml()), ("word/header2.xml", draft_header_xml())]
    if data is not None:
        parts += [
            ("customXml/item1.xml", data_xml(data)),
            (
                "customXml/_rels/item1.xml.rels",
                relationships_xml((("rId1", "customXmlProps", "itemProps1.xml"),)),
            ),
            ("customXml/itemProps1.xml", data_properties_xml()),
        ]
    return zip_package(parts)


def _title(paragraphs: list[Block]) -> str:
    return next((block.text.replace("\n", "") for block in paragraphs if block.role == "title"), "")


def _placement(paragraphs: list[Block], manuscript: Manuscript, layout: Layout) -> SignaturePlacement:
    signatures = [block.text for block in paragraphs if block.role == "signature"]
    date = next((block.text for block in paragraphs if block.role == "date"), "")
    return place_signature(signatures, date, manuscript.sign_mode, cells=layout.cells)
