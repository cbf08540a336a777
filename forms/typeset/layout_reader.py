"""From the text of a layout file to a Layout, naming every fault of the file. No file access: the text is given."""

from collections.abc import Mapping
from typing import cast

from forms.typeset.layout import (
    FONT_KEYS,
    STYLE_KEYS,
    Align,
    FontKey,
    Fonts,
    Layout,
    LayoutError,
    PageNumberForm,
    Sheet,
    StyleKey,
    Typography,
)

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


_LOOK = (
    "font",
    "size_pt",
    "align",
    "character_spacing_pt",
    "first_line_chars",
    "after_lines",
    "bold",
    "keep_next",
)


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
        self._known(table, _LOOK)
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
            keep_next=self._flag(table, "keep_next"),
        )

    def _fonts(self) -> Fonts:
        schemes = self._table("fonts.schemes")
        scheme = self._choice("fonts", "scheme", tuple(schemes), next(iter(schemes), ""))
        names: dict[FontKey, str] = {key: self._font(f"fonts.schemes.{scheme}", key) for key in FONT_KEYS}
        rare: dict[FontKey, str] = {key: self._font("fonts.rare", key) for key in FONT_KEYS}
        alternates: dict[str, str] = {}
        for font in self._table("fonts.alternates"):
            alternates[font] = self._font("fonts.alternates", font)
        return Fonts(
            scheme, names, rare, self._font("fonts", "digits"), self._font("fonts", "astral"), alternates
        )

    def _table(self, table: str) -> Mapping[str, object]:
        found = self._root
        for key in table.split(".") if table else ():
            inner = found.get(key)
            if not isinstance(inner, Mapping):
                fault = f"[{table}] 缺这一节"
                if fault not in self._faults:
                    self._faults.append(fault)
                return {}
            found = cast("Mapping[str, object]", inner)
        return found

    def _known(self, table: str, keys: tuple[str, ...]) -> None:
        for key in self._table(table):
            if key not in keys:
                self._faults.append(f"[{table}] {key} 不认识，可用：{'、'.join(keys)}")

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
