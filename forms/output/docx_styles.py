"""word/styles.xml and word/fontTable.xml: everything that a reader sees comes from a named style here."""

from collections.abc import Iterable, Sequence

from forms.output.docx_body import W, escape
from forms.output.docx_units import twips_from_pt
from forms.output.styles import STYLE_NAMES, signatory_id, style_name
from forms.typeset.layout import FONT_KEYS, Layout, StyleKey, Typography
from forms.typeset.signature import SignaturePlacement

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT_LABELS = {"title": "小标宋", "fangsong": "仿宋", "kaiti": "楷体", "heiti": "黑体", "songti": "宋体"}
_JC = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def styles_xml(
    layout: Layout, placement: SignaturePlacement, character_styles: Iterable[str], *, seal: bool, draft: bool
) -> str:
    """`placement` gives the indents of the signature styles; of the character styles for rare characters only those
    in `character_styles` are written."""
    return "".join(
        (
            f'{HEAD}<w:styles xmlns:w="{W}">',
            _defaults(layout),
            _LATENT,
            _normal(layout),
            _body_last(),
            _paragraph(layout, "Title", "title", snap=False, priority=10, builtin=True),
            *(
                _paragraph(layout, f"Heading{level}", key, priority=9, outline=level - 1, builtin=True)
                for level, key in enumerate(_HEADINGS, start=1)
            ),
            _paragraph(layout, "Addressee", "addressee", priority=11),
            *_signatures(
                layout, placement, layout.signature_blank_lines_seal if seal else layout.signature_blank_lines
            ),
            _paragraph(layout, "IssueDate", "date", right_chars=placement.date_right, priority=13),
            _page_number(layout, "PageNumberOdd", odd=True),
            _page_number(layout, "PageNumberEven", odd=False),
            _paragraph(layout, "DraftMark", "draft_mark", snap=False, priority=99) if draft else "",
            *_characters(layout, set(character_styles)),
            "</w:styles>",
        )
    )


_HEADINGS: tuple[StyleKey, ...] = ("heading1", "heading2", "heading3")
# Word's own styles stay out of the gallery, so that the clerk sees those of this document.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)


def _defaults(layout: Layout) -> str:
    body = layout.roles["body"]
    digits = escape(layout.fonts.digits)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{digits}" w:eastAsia="{escape(layout.fonts.names[body.font])}" w:hAnsi="{digits}"'
        f' w:cs="{digits}"/>'
        f'<w:spacing w:val="{twips_from_pt(body.character_spacing_pt)}"/>{_size(body)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _normal(layout: Layout) -> str:
    """Repeats the size of the defaults: LibreOffice takes 12 pt for its grid otherwise. widowControl off, else pages
    of 21 lines; overflowPunct on, else LibreOffice loses punctuation; no automatic room around digits."""
    body = layout.roles["body"]
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="0"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:overflowPunct w:val="1"/>'
        '<w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f"{_spacing(layout, 0, body.after_lines)}{_indent(layout, first=body.first_line_chars)}"
        f'<w:jc w:val="{_JC[body.align]}"/></w:pPr><w:rPr>{_run(layout, body)}</w:rPr></w:style>'
    )


def _body_last() -> str:
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="BodyLast">'
        f'<w:name w:val="{STYLE_NAMES["BodyLast"]}"/><w:basedOn w:val="Normal"/><w:next w:val="Signatory"/>'
        '<w:uiPriority w:val="12"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr></w:style>'
    )


def _paragraph(
    layout: Layout,
    style_id: str,
    key: StyleKey,
    *,
    priority: int,
    right_chars: float = 0,
    before_lines: float = 0,
    snap: bool = True,
    outline: int | None = None,
    builtin: bool = False,
) -> str:
    """A style based on Normal, with every property that could differ written out."""
    look = layout.roles[key]
    custom = "" if builtin else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{style_name(style_id)}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="{priority}"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/>" if look.keep_next else "")
        + ("" if snap else '<w:snapToGrid w:val="0"/>')
        + _spacing(layout, before_lines, look.after_lines)
        + _indent(layout, first=look.first_line_chars, right=right_chars)
        + f'<w:jc w:val="{_JC[look.align]}"/>'
        + ("" if outline is None else f'<w:outlineLvl w:val="{outline}"/>')
        + f"</w:pPr><w:rPr>{_run(layout, look)}</w:rPr></w:style>"
    )


def _signatures(layout: Layout, placement: SignaturePlacement, blank_lines: int) -> list[str]:
    """One style a line of the signature (one even if there is none); the free lines above stand in the first."""
    return [
        _paragraph(
            layout,
            signatory_id(number),
            "signature",
            right_chars=right,
            before_lines=blank_lines if number == 1 else 0,
            priority=12,
        )
        for number, right in enumerate(placement.signature_right or (2.0,), start=1)
    ]


def _page_number(layout: Layout, style_id: str, *, odd: bool) -> str:
    """Half-width 宋体 digits between dashes, its own exact line so that the footer's distance decides the place."""
    look = layout.roles["page_number"]
    line = twips_from_pt(layout.page_number_line_pt)
    room = ""
    jc = "center"
    if layout.page_number_form == "outside":
        side = "right" if odd else "left"
        chars = layout.page_number_side_chars
        room = (
            f' w:{side}Chars="{round(chars * 100)}" w:{side}="{round(chars * twips_from_pt(look.size_pt))}"'
        )
        jc = side
    font = escape(layout.fonts.names[look.font])
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{STYLE_NAMES[style_id]}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
        f'<w:ind{room} w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{jc}"/></w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        f"{_bold(look.bold)}{_character_spacing(look)}{_size(look)}</w:rPr></w:style>"
    )


def _characters(layout: Layout, used: set[str]) -> list[str]:
    fonts = layout.fonts
    heading = layout.roles["heading2"]
    own = f'<w:rFonts w:eastAsia="{escape(fonts.names[heading.font])}"/>{_bold(heading.bold)}'
    styles = [_character("RunInHeading", STYLE_NAMES["RunInHeading"], own)]
    for suffix, label in (("Rare", "生僻字"), ("Astral", "扩展字")):
        if (style := f"RunInHeading{suffix}") in used:
            font = fonts.rare[heading.font] if suffix == "Rare" else fonts.astral
            styles.append(_character(style, f"段首标题{label}", _rare_fonts(font, suffix), "RunInHeading"))
        for key in FONT_KEYS:
            if (style := f"{suffix}{key.capitalize()}") in used:
                font = fonts.rare[key] if suffix == "Rare" else fonts.astral
                styles.append(_character(style, f"{label}（{_FONT_LABELS[key]}）", _rare_fonts(font, suffix)))
    return styles


def _rare_fonts(font: str, suffix: str) -> str:
    # Word treats part of the supplementary planes as western text: there all three must name the font.
    name = escape(font)
    western = f' w:hAnsi="{name}"' if suffix == "Astral" else ""
    return f'<w:rFonts w:eastAsia="{name}"{western}/>'


def _character(style_id: str, name: str, properties: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="14"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _run(layout: Layout, look: Typography) -> str:
    font = escape(layout.fonts.names[look.font])
    return f'<w:rFonts w:eastAsia="{font}"/>{_bold(look.bold)}{_character_spacing(look)}{_size(look)}'


def _bold(bold: bool) -> str:
    return f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'


def _character_spacing(look: Typography) -> str:
    return f'<w:spacing w:val="{twips_from_pt(look.character_spacing_pt)}"/>'


def _size(look: Typography) -> str:
    half_points = round(look.size_pt * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(layout: Layout, before_lines: float, after_lines: float) -> str:
    pitch = twips_from_pt(layout.line_pitch_pt)
    return (
        f'<w:spacing w:before="{round(before_lines * pitch)}" w:after="{round(after_lines * pitch)}"'
        f' w:line="{pitch}" w:lineRule="exact"/>'
    )


def _indent(layout: Layout, *, first: float = 0, right: float = 0) -> str:
    """In characters for Word and WPS and in twips for LibreOffice, which knows no characters."""
    cell = twips_from_pt(layout.cell_pt)
    return (
        f'<w:ind w:rightChars="{round(right * 100)}" w:right="{round(right * cell)}"'
        f' w:firstLineChars="{round(first * 100)}" w:firstLine="{round(first * cell)}"/>'
    )


def font_table_xml(layout: Layout, rare: bool) -> str:
    """Every font the styles name, with what Word may take instead. `rare`: also those for rare characters."""
    fonts = layout.fonts
    names: list[str] = [fonts.names[key] for key in FONT_KEYS]
    if rare:
        names += [*(fonts.rare[key] for key in FONT_KEYS), fonts.astral]
    seen: Sequence[str] = list(dict.fromkeys(name for name in names if name != fonts.digits))
    digits = (
        f'<w:font w:name="{escape(fonts.digits)}"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{digits}{"".join(_font(layout, name) for name in seen)}</w:fonts>'


def _font(layout: Layout, name: str) -> str:
    other = layout.fonts.alternates.get(name, "")
    alternate = f'<w:altName w:val="{escape(other)}"/>' if other else ""
    return (
        f'<w:font w:name="{escape(name)}">{alternate}<w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="default"/></w:font>'
    )
