"""The small parts of the package: relationships, content types, settings, headers, footers, properties."""

from binascii import b2a_base64
from collections.abc import Sequence

from forms.output.docx_body import R, W, escape
from forms.output.docx_styles import HEAD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DATA_NAMESPACE = "urn:lvze:report"
_DATA_ITEM_ID = "{6C767A65-0001-4000-8000-000000000001}"


def content_types_xml(word_parts: Sequence[tuple[str, str]], *, data: bool) -> str:
    """`word_parts`: (name under /word, last part of its content type), such as ("footer1.xml", "footer")."""
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in word_parts
    )
    properties = (
        '<Override PartName="/customXml/itemProps1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
        if data
        else ""
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}{properties}</Types>"
    )


def relationships_xml(relations: Sequence[tuple[str, str, str]]) -> str:
    """`relations`: (id, type, target). A type without a scheme is one of the office document."""
    rows = "".join(
        f'<Relationship Id="{rid}" Type="{kind if ":" in kind else f"{R}/{kind}"}" Target="{target}"/>'
        for rid, kind, target in relations
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def package_relationships_xml() -> str:
    return relationships_xml(
        (
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        )
    )


def settings_xml() -> str:
    """Odd and even pages differ; no compression of punctuation, so that each character keeps its cell."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def footer_xml(style_id: str) -> str:
    """— 1 — with the page's own number."""
    dash = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{dash.format("— ")}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{dash.format(" —")}</w:p></w:ftr>'
    )


def draft_header_xml() -> str:
    return (
        f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="DraftMark"/></w:pPr>'
        "<w:r><w:t>草\u3000稿</w:t></w:r></w:p></w:hdr>"
    )


def core_xml(title: str) -> str:
    """The title and nothing else: no author, no date (the submitted copy tells nothing about who made it)."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )


def data_xml(data: bytes) -> str:
    """The report itself, base64 so that no byte of it meets the rules of XML; bound to nothing in the document."""
    text = b2a_base64(data, newline=False).decode("ascii")
    return f'{HEAD}<report xmlns="{DATA_NAMESPACE}" encoding="base64">{text}</report>'


def data_properties_xml() -> str:
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
        f' ds:itemID="{_DATA_ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{DATA_NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
