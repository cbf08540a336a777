"""The layout: which typography each role of the manuscript gets, in millimetres and points.

The values come from a TOML file (`resources/layout/gbt9704.toml`, GB/T 9704—2012); this module only reads the text
it is given, so that it needs no file access. Plain dataclasses: the command line must start fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

FontKey = Literal["title", "fangsong", "kaiti", "heiti", "songti"]
StyleKey = Literal[
    "title",
    "addressee",
    "body",
    "heading1",
    "heading2",
    "heading3",
    "signature",
    "date",
    "page_number",
    "draft_mark",
]
Align = Literal["justify", "left", "center", "right"]
PageNumberForm = Literal["outside", "centered"]

FONT_KEYS: tuple[FontKey, ...] = ("title", "fangsong", "kaiti", "heiti", "songti")
STYLE_KEYS: tuple[StyleKey, ...] = (
    "title",
    "addressee",
    "body",
    "heading1",
    "heading2",
    "heading3",
    "signature",
    "date",
    "page_number",
    "draft_mark",
)
MM_PER_PT = 25.4 / 72


class LayoutError(ValueError):
    """A layout that cannot be used. `faults` names every fault with its place, in Chinese."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("；".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper, margins, and the distance of header and footer from the edge, all in mm (GB/T 9704 5.1, 5.2.1)."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    footer_mm: float

    @property
    def type_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def type_height_mm(self) -> float:
        return self.height_mm - self.top_mm - self.bottom_mm


@dataclass(frozen=True, slots=True)
class Typography:
    """How one role is set. Indents in characters of body size, space before and after in lines."""

    font: FontKey
    size_pt: float
    align: Align
    character_spacing_pt: float
    first_line_chars: float
    after_lines: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font names. `rare` serve characters outside GB2312, `astral` those outside the basic plane;
    `alternates` is what Word takes instead when a font is not installed (comma separated)."""

    scheme: str
    names: Mapping[FontKey, str]
    rare: Mapping[FontKey, str]
    digits: str
    astral: str
    alternates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A complete layout. Sizes in mm and pt; `cells` characters a line."""

    name: str
    page: Sheet
    cells: int
    line_pitch_pt: float
    character_spacing_pt: float
    fonts: Fonts
    title_max_cells: int
    page_number_form: PageNumberForm
    page_number_line_pt: float
    page_number_side_chars: float
    signature_blank_lines: int
    signature_blank_lines_seal: int
    roles: Mapping[StyleKey, Typography]

    @property
    def cell_pt(self) -> float:
        """Advance of one body character: 16 − 0.25 = 15.75 pt in the standard layout."""
        return self.roles["body"].size_pt + self.character_spacing_pt

    @property
    def lines(self) -> int:
        """Lines a page: 22 at 28.95 pt, but 21 at 29 pt, which no longer fits 225 mm twenty-two times."""
        return int(self.page.type_height_mm / MM_PER_PT / self.line_pitch_pt + 1e-9)


# What a user may change without leaving the standard's freedom (5.2.3, 7.3.5.5): setting → place in the file.
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "font_scheme": ("fonts", "scheme"),
    "digits_font": ("fonts", "digits"),
    "line_pitch_pt": ("grid", "line_pitch_pt"),
    "heading2_bold": ("role", "heading2", "bold"),
    "page_number_form": ("page_number", "form"),
}


def layout_from_toml(text: str, overrides: Mapping[str, object] | None = None) -> Layout:
    """The layout in `text`. `overrides` maps names of SETTINGS to values. LayoutError names every fault."""
    import tomllib  # 4 ms: only for those who build a layout

    try:
        root = cast("dict[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LayoutError((f"版式文件读不懂：{error}",)) from None
    faults: list[str] = []
    for setting, value in (overrides or {}).items():
        place = SETTINGS.get(setting)
        if place is None:
            faults.append(f"版式设置 {setting} 不认识，可用：{'、'.join(SETTINGS)}")
        else:
            _put(root, place, value)
    layout = _Reader(root, faults).layout()
    if faults:
        raise LayoutError(tuple(faults))
    return layout


def _put(root: dict[str, object], place: tuple[str, ...], value: object) -> None:
    table = root
    for key in place[:-1]:
        inner = table.setdefault(key, {})
        if not isinstance(inner, dict):
            return  # the reader names this fault
        table = cast("dict[str, object]", inner)
    table[place[-1]] = value


class _Reader:
    """Reads one parsed TOML tree, collecting faults instead of stopping at the first."""

    def __init__(self, root: Mapping[str, object], faults: list[str]) -> None:
        self._root = root
        self._faults = faults

    def layout(self) -> Layout:
        name = self._text("", "name")
        page = Sheet(
            width_mm=self._number("page", "width_mm", 50, 1000),
            height_mm=self._number("page", "height_mm", 50, 1000),
            top_mm=self._number("page", "top_mm", 0, 200),
            bottom_mm=self._number("page", "bottom_mm", 0, 200),
            left_mm=self._number("page", "left_mm", 0, 200),
            right_mm=self._number("page", "right_mm", 0, 200),
            header_mm=self._number("page", "header_mm", 0, 200),
            footer_mm=self._number("page", "footer_mm", 0, 200),
        )
        if not self._faults and (page.type_width_mm < 20 or page.type_height_mm < 20):
            self._faults.append("[page] 页边太大，版心不足 20 毫米")
        spacing = self._number("grid", "character_spacing_pt", -2, 2)
        roles: dict[StyleKey, Typography] = {key: self._typography(key, spacing) for key in STYLE_KEYS}
        self._known("role", STYLE_KEYS)
        return Layout(
            name=name,
            page=page,
            cells=int(self._number("grid", "cells", 10, 60)),
            line_pitch_pt=self._number("grid", "line_pitch_pt", 28, 30),
            character_spacing_pt=spacing,
            fonts=self._fonts(),
            title_max_cells=int(self._number("title", "max_cells", 5, 40)),
            page_number_form=cast(
                "PageNumberForm", self._choice("page_number", "form", ("outside", "centered"), "outside")
            ),
            page_number_line_pt=self._number("page_number", "line_pt", 5, 60),
            page_number_side_chars=self._number("page_number", "side_chars", 0, 10),
            signature_blank_lines=int(self._number("signature", "blank_lines", 0, 6)),
            signature_blank_lines_seal=int(self._number("signature", "blank_lines_seal", 0, 6)),
            roles=roles,
        )

    def _typography(self, key: StyleKey, spacing_pt: float) -> Typography:
        table = f"role.{key}"
        return Typography(
            font=cast("FontKey", self._choice(table, "font", FONT_KEYS, "fangsong")),
            size_pt=self._number(table, "size_pt", 5, 72),
            align=cast(
                "Align", self._choice(table, "align", ("justify", "left", "center", "right"), "justify")
            ),
            character_spacing_pt=self._number(table, "character_spacing_pt", -2, 2, default=spacing_pt),
            first_line_chars=self._number(table, "first_line_chars", 0, 10, default=0),
            after_lines=self._number(table, "after_lines", 0, 5, default=0),
            bold=self._flag(table, "bold"),
        )

    def _fonts(self) -> Fonts:
        schemes = self._table("fonts.schemes")
        scheme = self._choice("fonts", "scheme", tuple(schemes), next(iter(schemes), ""))
        names = {key: self._font(f"fonts.schemes.{scheme}", key) for key in FONT_KEYS}
        rare = {key: self._font("fonts.rare", key) for key in FONT_KEYS}
        alternates: dict[str, str] = {}
        for font in self._table("fonts.alternates"):
            alternates[font] = self._font("fonts.alternates", font)
        return Fonts(
            scheme, names, rare, self._font("fonts", "digits"), self._font("fonts", "astral"), alternates
        )

    def _table(self, table: str) -> Mapping[str, object]:
        found: object = self._root
        for key in table.split(".") if table else ():
            found = cast("Mapping[str, object]", found).get(key) if isinstance(found, Mapping) else None
        if not isinstance(found, Mapping):
            fault = f"[{table}] 缺这一节"
            if fault not in self._faults:
                self._faults.append(fault)
            return {}
        return cast("Mapping[str, object]", found)

    def _known(self, table: str, keys: tuple[str, ...]) -> None:
        for key in self._table(table):
            if key not in keys:
                self._faults.append(f"[{table}.{key}] 不认识，可用：{'、'.join(keys)}")

    def _number(
        self, table: str, key: str, low: float, high: float, *, default: float | None = None
    ) -> float:
        value = self._table(table).get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._faults.append(f"[{table}] {key} 应是数，现为 {value!r}")
            return low
        if not low <= value <= high:  # also catches nan
            self._faults.append(f"[{table}] {key} 应在 {low:g} 与 {high:g} 之间，现为 {value:g}")
            return low
        return float(value)

    def _text(self, table: str, key: str) -> str:
        value = self._table(table).get(key)
        if not isinstance(value, str) or not value.strip():
            self._faults.append(f"[{table}] {key} 应是文字，现为 {value!r}")
            return ""
        return value

    def _font(self, table: str, key: str) -> str:
        """A font name, which goes into an XML attribute: no control characters, at most 100 characters."""
        name = self._text(table, key)
        if len(name) > 100 or not name.isprintable():
            self._faults.append(f"[{table}] {key} 不像字体名：{name[:20]!r}")
            return ""
        return name

    def _choice(self, table: str, key: str, choices: tuple[str, ...], fallback: str) -> str:
        value = self._table(table).get(key)
        if value not in choices:
            self._faults.append(f"[{table}] {key} 应是 {'、'.join(choices)} 之一，现为 {value!r}")
            return fallback
        return cast("str", value)

    def _flag(self, table: str, key: str) -> bool:
        value = self._table(table).get(key, False)
        if not isinstance(value, bool):
            self._faults.append(f"[{table}] {key} 应是 true 或 false，现为 {value!r}")
            return False
        return value
