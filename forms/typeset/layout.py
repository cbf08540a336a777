"""The layout: which typography each role of the manuscript gets, in millimetres and points.

The values come from a TOML file (`resources/layout/gbt9704.toml`, GB/T 9704—2012), which layout_reader reads.
Plain dataclasses: the command line must start fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

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
    """How one role is set. The first-line indent in characters of body size, the space after in lines; `keep_next`
    holds the paragraph on the page of the next one."""

    font: FontKey
    size_pt: float
    align: Align
    character_spacing_pt: float
    first_line_chars: float
    after_lines: float
    bold: bool
    keep_next: bool


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
