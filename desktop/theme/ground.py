"""The window before there is a theme: a name on the ground of the right scheme, for the first paint.

Without the namespace Qt: its enumerations alone take 11 ms to make.
"""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from desktop.theme.fonts import ui_font
from desktop.theme.tokens import load_tokens

NAME_MARGINS_PX = (52, 17, 16, 0)  # where the top bar has it


def lay_ground(window: QMainWindow, name: str) -> None:
    """The name stands where the top bar will have it. The palette tells the scheme, as Qt has it from the system."""
    tokens = load_tokens()
    dark = QApplication.palette().window().color().lightness() < 128
    colours = tokens.dark if dark else tokens.light
    # Not QPalette(colour): to choose among its constructors PySide makes the namespace Qt.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.surface))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.ink))
    window.setPalette(palette)  # the window's own: FirstPaint waits for the window to be painted
    ground = QWidget()
    label = QLabel(name)
    label.setFont(ui_font(tokens.type_px.ui, bold=True))
    label.setContentsMargins(*NAME_MARGINS_PX)
    rows = QVBoxLayout(ground)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(label)
    rows.addStretch(1)
    window.setCentralWidget(ground)


def take_up_ground(window: QMainWindow) -> None:
    """Before the theme's palette is to be seen."""
    window.setPalette(QPalette())
