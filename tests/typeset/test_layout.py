"""The layout file: the standard's values, what a user may change, and faults by name."""

import pytest

from forms.output.export import standard_layout
from forms.typeset.layout import LayoutError
from forms.typeset.layout_reader import SETTINGS, layout_from_toml


def test_the_standard_page() -> None:
    layout = standard_layout()
    assert (layout.page.type_width_mm, layout.page.type_height_mm) == (156, 225)  # 5.2.1
    assert (layout.lines, layout.cells) == (22, 28)  # 5.2.3
    assert layout.cell_pt * layout.cells <= 156 / 25.4 * 72
    sizes = {key: look.size_pt for key, look in layout.roles.items()}
    assert sizes["title"] == 22 and sizes["body"] == 16 and sizes["page_number"] == 14
    assert layout.fonts.names["fangsong"] == "仿宋_GB2312"
    assert not any(look.bold for look in layout.roles.values())


@pytest.mark.parametrize(("pitch", "lines"), [(28, 22), (28.95, 22), (29, 21), (30, 21)])
def test_a_pitch_has_its_lines(pitch: float, lines: int) -> None:
    assert standard_layout({"line_pitch_pt": pitch}).lines == lines


def test_every_setting_reaches_the_layout() -> None:
    layout = standard_layout(
        {
            "font_scheme": "system",
            "digits_font": "仿宋",
            "line_pitch_pt": 28.5,
            "heading2_bold": True,
            "page_number_form": "centered",
        }
    )
    assert layout.fonts.names["kaiti"] == "楷体"
    assert layout.fonts.digits == "仿宋"
    assert layout.line_pitch_pt == 28.5
    assert layout.roles["heading2"].bold and not layout.roles["heading1"].bold
    assert layout.page_number_form == "centered"


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("font_scheme", "comic", "scheme"),
        ("digits_font", "", "digits"),
        ("digits_font", "a\nb", "digits"),
        ("line_pitch_pt", 31, "line_pitch_pt"),
        ("line_pitch_pt", float("nan"), "line_pitch_pt"),
        ("line_pitch_pt", "28", "line_pitch_pt"),
        ("heading2_bold", "yes", "bold"),
        ("page_number_form", "left", "form"),
        ("margin", 3, "margin"),
    ],
)
def test_a_wrong_setting_is_named(setting: str, value: object, named: str) -> None:
    with pytest.raises(LayoutError) as caught:
        standard_layout({setting: value})
    assert len(caught.value.faults) == 1
    assert named in caught.value.faults[0]


def test_all_faults_of_a_file_are_named_at_once() -> None:
    text = '[page]\nwidth_mm = "wide"\n[role.body]\nsize_pt = 200\nsizze = 1\n[role.subtitle]\n'
    with pytest.raises(LayoutError) as caught:
        layout_from_toml(text)
    faults = "\n".join(caught.value.faults)
    for place in ("width_mm", "[role.body] size_pt", "sizze", "subtitle", "[role.title]", "[grid]", "name"):
        assert place in faults


@pytest.mark.parametrize("text", ["not toml", "page = 3", "role = []", "fonts.schemes = 1", ""])
def test_a_broken_file_is_a_fault_not_a_crash(text: str) -> None:
    for overrides in ({}, dict.fromkeys(SETTINGS, 1)):
        with pytest.raises(LayoutError):
            layout_from_toml(text, overrides)
