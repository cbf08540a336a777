"""The look: contrast of every pair in use, the style sheet, icons, and following the system's scheme."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from importlib import resources

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.theme.contrast import contrast
from desktop.theme.look import set_look, set_state
from desktop.theme.style import style_sheet
from desktop.theme.theme import Theme
from desktop.theme.tokens import Colours, load_tokens

TEXT, MARK = 4.5, 3.0
TOKENS = load_tokens()
SCHEMES = {"light": TOKENS.light, "dark": TOKENS.dark}
# What is drawn on what, and the contrast that it needs.
PAIRS = (
    ("ink", "surface window field raised tint tint2 error_tint warn_tint hint_tint", TEXT),
    ("ink2", "surface window desk field raised", TEXT),
    ("ink3", "surface window field tint desk hint_tint", TEXT),
    ("accent_text", "surface window field tint tint2", TEXT),
    ("on_accent", "accent accent_hover accent_press", TEXT),
    ("error", "surface window error_tint tint", TEXT),
    ("warn", "surface window warn_tint tint", TEXT),
    ("done", "surface", TEXT),
    ("paper_ink", "paper page_passage page_blank", TEXT),
    ("edge", "surface field window", MARK),
    ("focus", "surface window", MARK),
)
# The figures of the design, to a tenth: a colour that drifts shows here.
MEASURED = {
    "light": {
        ("ink", "surface"): 16.6,
        ("ink2", "window"): 8.1,
        ("ink3", "desk"): 5.3,
        ("accent", "tint2"): 6.2,
        ("on_accent", "accent"): 8.2,
        ("error", "error_tint"): 5.7,
        ("warn", "tint"): 5.2,
        ("edge", "field"): 3.4,
    },
    "dark": {
        ("ink", "surface"): 13.4,
        ("ink2", "window"): 10.7,
        ("ink3", "desk"): 8.4,
        ("accent", "tint2"): 4.7,
        ("on_accent", "accent"): 7.8,
        ("error", "error_tint"): 6.4,
        ("warn", "tint"): 7.6,
        ("edge", "field"): 3.9,
    },
}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def pairs() -> list[tuple[str, str, str, float]]:
    return [(s, fg, bg, need) for s in SCHEMES for fg, beds, need in PAIRS for bg in beds.split()]


@pytest.mark.parametrize(("scheme", "front", "bed", "needed"), pairs())
def test_everything_drawn_can_be_read(scheme: str, front: str, bed: str, needed: float) -> None:
    colours = SCHEMES[scheme]
    assert contrast(getattr(colours, front), getattr(colours, bed)) >= needed


@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast_is_what_the_design_measured(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for (front, bed), ratio in MEASURED[scheme].items():
        assert contrast(getattr(colours, front), getattr(colours, bed)) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_style_sheet_is_filled_in_from_the_tokens(scheme: str) -> None:
    colours = SCHEMES[scheme]
    sheet = style_sheet(TOKENS, colours, dark=scheme == "dark", edit_px=15)
    assert "$" not in sheet
    allowed = {value.upper() for value in asdict(colours).values()}
    assert {found.upper() for found in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= allowed
    for image in re.findall(r"url\(style:([^)]+)\)", sheet):
        assert resources.files("resources").joinpath("styles", image).is_file(), image


@pytest.mark.parametrize("scheme", SCHEMES)
def test_images_of_the_style_sheet_use_colours_of_their_scheme(scheme: str) -> None:
    colours: Colours = SCHEMES[scheme]
    for image in resources.files("resources").joinpath("styles", scheme).iterdir():
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", image.read_text("utf-8")))
        assert used <= {colours.on_accent, colours.ink2}, image.name


def test_scheme_can_be_held_and_changes_palette_sheet_and_icons(app: QApplication) -> None:
    theme = Theme(app, "light")
    button = QPushButton("检查")
    theme.set_icon(button, "check")
    light_icon = button.icon().cacheKey()
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    theme.hold("dark")
    assert seen == [True]
    assert app.palette().color(QPalette.ColorRole.Text) == QColor(TOKENS.dark.ink)
    assert TOKENS.dark.accent in app.styleSheet()
    assert button.icon().cacheKey() != light_icon
    theme.hold("dark")
    assert seen == [True]


def test_scheme_follows_the_system(app: QApplication) -> None:
    class System(Theme):
        """The offscreen platform has no scheme of its own."""

        says = Qt.ColorScheme.Light

        def _scheme_of_system(self) -> Qt.ColorScheme:
            return self.says

    theme = System(app)
    assert not theme.dark
    theme.says = Qt.ColorScheme.Dark
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.dark
    theme.hold("light")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    theme.hold(None)
    assert theme.dark


def test_every_icon_draws_in_its_colour_at_every_scale(app: QApplication) -> None:
    theme = Theme(app, "light")
    names = [entry.name[:-4] for entry in resources.files("resources").joinpath("icons").iterdir()]
    assert {
        "undo",
        "redo",
        "history",
        "check",
        "back",
        "more",
        "plus",
        "error",
        "warning",
        "info",
        "app",
    } <= set(names)
    for name in names:
        for scale in (1.0, 1.5, 2.0):
            picture = theme.pixmap(name, "error", 20, scale).toImage()
            assert picture.width() == round(20 * scale)
            inked = sum(
                picture.pixelColor(x, y) == QColor(TOKENS.light.error)
                for x in range(picture.width())
                for y in range(picture.height())
            )
            assert inked > 0, (name, scale)


def test_button_takes_its_look_from_a_property(app: QApplication, qtbot: QtBot) -> None:
    theme = Theme(app, "light")
    button = QPushButton("导出")
    qtbot.addWidget(button)
    set_look(button, "primary")
    button.resize(120, 36)
    assert button.grab().toImage().pixelColor(20, 10) == theme.colour("accent")
    set_look(button, "")
    assert button.grab().toImage().pixelColor(20, 10) == theme.colour("surface")
    set_state(button, "error")
    assert button.property("state") == "error"


def test_edit_size_stays_between_14_and_18(app: QApplication) -> None:
    theme = Theme(app, "light", edit_px=15)
    assert (theme.edit_px, theme.edit_line_px) == (15, 26)
    theme.set_edit_px(40)
    assert (theme.edit_px, theme.edit_line_px) == (18, 31)
    assert theme.font("edit").pixelSize() == 18
    assert theme.font("lead", bold=True).bold()
