"""Labels of the fields, and what stands beside a box."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.fields.flow_layout import FlowLayout
from desktop.theme.theme import Theme
from forms.definition.fields import AnyField


def label(words: str, look: str = "", *, wrap: bool = False) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)  # it is polished when it is shown
    if wrap:
        made.setWordWrap(True)
        # A long line must not set the width of the page.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


AIR_PX = 3
OPTIONAL = "（选填）"
JOINER = "\u2060"


class FieldName(QLabel):
    """The label of a box; what may stay empty says so in words."""

    def __init__(self, words: str, theme: Theme, *, required: bool, indent: int = 0) -> None:
        super().__init__()
        self._words = words
        self._required = required
        self._parted = False
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(indent, AIR_PX, 0, AIR_PX)
        # A long label must not set the width of the page; six characters of it stay in one line.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(indent + self.fontMetrics().horizontalAdvance(words[:6]))
        theme.changed.connect(self._write)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """（选填） goes below as a whole where it finds no room beside the label."""
        super().resizeEvent(event)
        width, metrics = self.contentsRect().width(), self.fontMetrics()
        alone = metrics.horizontalAdvance(self._words)
        parted = alone <= width < alone + metrics.horizontalAdvance(OPTIONAL)
        if parted != self._parted:
            self._parted = parted
            self._write()

    def _write(self) -> None:
        quiet = f'<span style="color:{self._theme.colours.ink3}">{OPTIONAL}</span>'
        mark = "" if self._required else ("<br>" if self._parted else "") + quiet
        self.setText(escape(self._words) + mark)


def hint_words(field: AnyField) -> str:
    """One line: what to write, and who knows."""
    return "　".join(part for part in (field.hint, source_words(field)) if part)


def hint_lines(field: AnyField) -> str:
    """The same for a label that wraps: the source is never torn."""
    return "　".join(part for part in (field.hint, JOINER.join(source_words(field))) if part)


def source_words(field: AnyField) -> str:
    return f"由{field.source}提供" if field.source else ""


def flowing(*widgets: QWidget, indent: int = 0) -> QWidget:
    """Widgets in a row that wraps."""
    made = QWidget()
    row = FlowLayout(16, 4, made)
    row.setContentsMargins(indent, 0, 0, 4)
    for widget in widgets:
        row.addWidget(widget)
    return made


def together(*widgets: QWidget) -> QWidget:
    """Widgets that must not be parted by a line's end."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return made
