"""word/styles.xml of a table to sign: named styles of its own, in the fonts of the layout."""

from forms.output.docx_body import W, escape
from forms.output.docx_styles import HEAD
from forms.output.docx_units import twips_from_pt
from forms.typeset.layout import FontKey, Layout

# id → name as Word stores it, font, size, alignment
TABLE_STYLES: dict[str, tuple[str, FontKey, float, str]] = {
    "Title": ("Title", "title", 18, "center"),
    "TableNote": ("表外文字", "fangsong", 12, "left"),
    "TableHead": ("表头", "heiti", 10.5, "center"),
    "TableLeft": ("表格文字", "fangsong", 10.5, "left"),
    "TableCenter": ("表格文字（居中）", "fangsong", 10.5, "center"),
    "TableRight": ("表格数字", "fangsong", 10.5, "right"),
    "PageNumber": ("页码", "songti", 10.5, "center"),
}
_AIR_PT = {"Title": 6.0, "TableNote": 3.0}
_LINE = 1.25  # of the size of the characters


def table_styles_xml(layout: Layout) -> str:
    digits = escape(layout.fonts.digits)
    body = escape(layout.fonts.names["fangsong"])
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{digits}" w:eastAsia="{body}" w:hAnsi="{digits}" w:cs="{digits}"/>'
        f'{_size(10.5)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>'
        + "".join(_style(layout, style_id) for style_id in TABLE_STYLES)
        + "</w:styles>"
    )


def _style(layout: Layout, style_id: str) -> str:
    name, font, size, align = TABLE_STYLES[style_id]
    custom = "" if style_id == "Title" else ' w:customStyle="1"'
    air = twips_from_pt(_AIR_PT.get(style_id, 0))
    face = escape(layout.fonts.names[font])
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:spacing w:before="{air}" w:after="{air}" w:line="{twips_from_pt(size * _LINE)}" w:lineRule="atLeast"/>'
        f'<w:jc w:val="{align}"/></w:pPr><w:rPr><w:rFonts w:eastAsia="{face}"/>{_size(size)}</w:rPr></w:style>'
    )


def _size(size_pt: float) -> str:
    return f'<w:sz w:val="{round(size_pt * 2)}"/><w:szCs w:val="{round(size_pt * 2)}"/>'
