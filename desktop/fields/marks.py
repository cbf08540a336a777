"""Waves under words in the boxes of fields, and the message of the one under the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from desktop.passages.chip_paint import spans, wave
from desktop.passages.text_positions import to_utf16
from desktop.theme.theme import Theme
from forms.check.findings import SEVERITY_WORDS, Finding

WAVE_PX = 1.2
CARET_AIR_PX = 5  # Qt gives the rectangle of a caret in a line this much air at the left


@dataclass(frozen=True, slots=True)
class FieldMark:
    """`start` and `end` in characters of what the box shows."""

    start: int
    end: int
    colour: QColor
    message: str


ROLES = {"error": "error", "warning": "warn", "hint": "hint"}


def field_marks(findings: Sequence[Finding], theme: Theme) -> list[FieldMark]:
    return [
        FieldMark(f.start, f.end, theme.colour(ROLES[f.severity]), f.message)
        for f in findings
        if f.end > f.start
    ]


def describe(box: QWidget, findings: Sequence[Finding]) -> None:
    """What a screen reader says of the box: what was found in it, then what it is for."""
    if box.property("purpose") is None:
        box.setProperty("purpose", box.accessibleDescription())
    found = [f"{SEVERITY_WORDS[f.severity]}：{f.message}" for f in findings]
    box.setAccessibleDescription("；".join(words for words in (*found, box.property("purpose")) if words))


def paint_line(box: QLineEdit, caret_left: int, bottom: int, marks: Sequence[FieldMark]) -> None:
    """`caret_left` and `bottom` of the rectangle that Qt gives of the caret: a line does not tell where its other
    characters stand."""
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box.rect().adjusted(4, 0, -4, 0))
    for mark in marks:
        left, right = _line_span(box, caret_left, mark)
        painter.setPen(QPen(mark.colour, WAVE_PX))
        painter.drawPolyline(wave(left, right, bottom - 1.0))
    painter.end()


def line_message(box: QLineEdit, caret_left: int, marks: Sequence[FieldMark], at: QPoint) -> str:
    for mark in marks:
        left, right = _line_span(box, caret_left, mark)
        if left <= at.x() <= right:
            return mark.message
    return ""


def paint_text(box: QTextEdit, em_px: int, marks: Sequence[FieldMark]) -> None:
    painter = QPainter(box.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        painter.setPen(QPen(mark.colour, WAVE_PX))
        for start, end in _text_spans(box, mark):
            for place, baseline in spans(box.document(), start, end, em_px):
                painter.drawPolyline(wave(place.left(), place.right(), baseline + 0.24 * em_px))
    painter.end()


def text_message(box: QTextEdit, em_px: int, marks: Sequence[FieldMark], at: QPoint) -> str:
    for mark in marks:
        for start, end in _text_spans(box, mark):
            if any(place.contains(QPointF(at)) for place, _ in spans(box.document(), start, end, em_px)):
                return mark.message
    return ""


def _line_span(box: QLineEdit, caret_left: int, mark: FieldMark) -> tuple[float, float]:
    metrics, text = QFontMetricsF(box.font()), box.text()
    caret = text.encode("utf-16-le", "surrogatepass")[: 2 * box.cursorPosition()]
    before = metrics.horizontalAdvance(caret.decode("utf-16-le", "ignore"))
    origin = caret_left + CARET_AIR_PX - before
    return (
        origin + metrics.horizontalAdvance(text[: mark.start]),
        origin + metrics.horizontalAdvance(text[: mark.end]),
    )


def _text_spans(box: QTextEdit, mark: FieldMark) -> list[tuple[int, int]]:
    """In document positions, one for each paragraph."""
    text = box.toPlainText()
    start, end = (to_utf16(text, at) for at in (mark.start, mark.end))
    made: list[tuple[int, int]] = []
    while start < end:
        block = box.document().findBlock(start)
        if not block.isValid():
            break
        stop = min(end, block.position() + block.length() - 1)
        made.append((start, stop))
        start = block.position() + block.length()
    return made
