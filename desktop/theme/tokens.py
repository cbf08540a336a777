"""The colours and measures of resources/styles/tokens.toml as frozen dataclasses."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.theme.files import RESOURCES


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme; every value is "#RRGGBB"."""

    window: str
    surface: str
    raised: str
    field: str
    desk: str
    paper: str
    paper_ink: str
    ink: str
    ink2: str
    ink3: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_text: str
    tint: str
    tint2: str
    error: str
    error_tint: str
    warn: str
    warn_tint: str
    done: str
    hint: str
    hint_tint: str
    focus: str
    page_passage: str
    page_blank: str
    page_bar: str


@dataclass(frozen=True, slots=True)
class TypePx:
    """Type sizes in px; `edit_line` is the line height that belongs to `edit`."""

    display: int
    title: int
    heading: int
    lead: int
    edit: int
    edit_line: int
    ui: int
    small: int
    counter: int


@dataclass(frozen=True, slots=True)
class SpacePx:
    unit: int
    margin: int
    margin_small: int
    passage_gap: int
    block_gap: int


@dataclass(frozen=True, slots=True)
class RadiusPx:
    button: int
    field: int
    chip: int


@dataclass(frozen=True, slots=True)
class SizePx:
    top_bar: int
    tabs: int
    tabs_small: int
    tab_row: int
    tab_row_small: int
    page: int
    strip: int
    finding_row: int
    focus_ring: int
    text_column_max: int


@dataclass(frozen=True, slots=True)
class Tokens:
    light: Colours
    dark: Colours
    type_px: TypePx
    space_px: SpacePx
    radius_px: RadiusPx
    size_px: SizePx


@cache
def load_tokens() -> Tokens:
    """A missing or unknown key raises TypeError: the file ships with the program."""
    text = (RESOURCES / "styles/tokens.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(text)
    return Tokens(
        light=Colours(**raw["light"]),
        dark=Colours(**raw["dark"]),
        type_px=TypePx(**raw["type_px"]),
        space_px=SpacePx(**raw["space_px"]),
        radius_px=RadiusPx(**raw["radius_px"]),
        size_px=SizePx(**raw["size_px"]),
    )
