"""Chips and wording marks, painted under the text line by line: a long phrase keeps its mark on every line."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextDocument

from desktop.passages.chip_document import Segment
from desktop.passages.wording_marks import WordingMark
from desktop.theme.theme import Theme

# Above and below the baseline, in parts of the type size. Chinese type fills its em box (0.88 above, 0.12 below
# in every face we name), while ascent and descent differ from face to face.
RISE, FALL = 1.02, 0.30
GAP = 0.75
WAVE_STEP, WAVE_HEIGHT = 2.5, 1.3


def spans(document: QTextDocument, start: int, end: int, em_px: int) -> Iterator[tuple[QRectF, float]]:
    """Boxes of the text between two positions of one paragraph, one a line, each with its baseline."""
    block = document.findBlock(start)
    layout = block.layout()
    shift = layout.preeditAreaPosition(), len(layout.preeditAreaText().encode("utf-16-le")) // 2
    # A layout counts the text being composed, a document does not. What is composed at an edge lies outside.
    first = start - block.position()
    last = end - block.position()
    if shift[1]:
        first += shift[1] if first >= shift[0] else 0
        last += shift[1] if last > shift[0] else 0
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, stop = line.textStart(), line.textStart() + line.textLength()
        if begin >= last:
            break
        if stop <= first:
            continue
        left, right = _x(line, max(first, begin)), _x(line, min(last, stop))
        baseline = origin.y() + line.y() + line.ascent()
        if right > left:
            yield (
                QRectF(origin.x() + left, baseline - RISE * em_px, right - left, (RISE + FALL) * em_px),
                baseline,
            )


def paint_chip(painter: QPainter, theme: Theme, document: QTextDocument, run: Segment) -> None:
    radius = theme.tokens.radius_px.chip
    for whole, _ in spans(document, run.start, run.end, theme.edit_px):
        # A hair narrower than its text, so that two neighbours are seen to be two.
        box = whole.adjusted(GAP, 0, -GAP, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = whole.adjusted(0.5, 0.5, -0.5, -0.5)
        if run.state in ("filled", "unverified"):
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, radius, radius)
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), _line_colour(theme))
            if run.state == "unverified":
                painter.setPen(QPen(theme.colour("warn"), 1.5, Qt.PenStyle.DotLine))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        elif run.state == "faulty":
            painter.setBrush(theme.colour("error_tint"))
            painter.setPen(QPen(theme.colour("error"), 1))
            painter.drawRoundedRect(edge, radius, radius)
        elif run.state == "empty":
            pen = QPen(theme.colour("edge"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(edge, radius, radius)
        else:
            painter.setBrush(theme.colour("hint_tint"))
            painter.drawRoundedRect(box, radius, radius)


def paint_choice(painter: QPainter, theme: Theme, document: QTextDocument, run: Segment) -> None:
    """The ring of a chip that is selected by itself."""
    radius = theme.tokens.radius_px.chip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    for box, _ in spans(document, run.start, run.end, theme.edit_px):
        painter.drawRoundedRect(box, radius, radius)


def paint_wave(painter: QPainter, theme: Theme, document: QTextDocument, mark: WordingMark) -> None:
    """A wave under the words; a mark may run over several paragraphs."""
    painter.setPen(QPen(theme.colour(mark.role), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    start, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
    while start < end:
        block = document.findBlock(start)
        stop = min(end, block.position() + block.length() - 1)
        for box, baseline in spans(document, start, stop, theme.edit_px):
            painter.drawPolyline(wave(box.left(), box.right(), baseline + 0.24 * theme.edit_px))
        start = block.position() + block.length()


def wave(left: float, right: float, middle: float) -> QPolygonF:
    points: list[QPointF] = []
    x, up = left, True
    while x <= right:
        points.append(QPointF(x, middle + (-WAVE_HEIGHT if up else WAVE_HEIGHT)))
        x, up = x + WAVE_STEP, not up
    return QPolygonF(points)


def _line_colour(theme: Theme) -> QColor:
    colour = theme.colour("accent_text")
    colour.setAlphaF(0.4)
    return colour


def _x(line: object, position: int) -> float:
    """PySide gives cursorToX as (x, position): Qt moves the position to a place where a cursor may stand."""
    found = line.cursorToX(position)  # pyright: ignore[reportAttributeAccessIssue]
    return float(found[0]) if isinstance(found, tuple) else float(found)
