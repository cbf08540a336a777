"""The bed that a passage lies in: a quiet bed with a line on the left at rest, a ring while it is written in."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.passages.prose_box import ProseBox
from desktop.theme.theme import Theme

SIDE_PX, ABOVE_PX, BELOW_PX = 16, 7, 11  # a fixed line height puts type low in its line
LINE_PX = 2
LINE_ROLE = {"": "edge", "error": "error", "warn": "warn"}


class PassageFrame(QFrame):
    """A press on the bed beside the text goes to the text."""

    def __init__(self, box: ProseBox, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._theme = theme
        self._state = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE_PX, ABOVE_PX, SIDE_PX, BELOW_PX)
        layout.addWidget(box)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        box.focus_changed.connect(self._show_focus)
        theme.changed.connect(self._repaint)

    def set_state(self, state: str) -> None:
        """ "error" or "warn" colours the line; "" is at rest."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._box.hasFocus():
            ring = self._theme.tokens.size_px.focus_ring
            radius = self._theme.tokens.radius_px.button
            painter.setBrush(self._theme.colour("surface"))
            painter.setPen(QPen(self._theme.colour("focus"), ring))
            inset = ring / 2
            painter.drawRoundedRect(
                area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset
            )
            if self._state:
                line = QRectF(area.left(), area.top() + radius, ring * 2, area.height() - 2 * radius)
                painter.fillRect(line, self._theme.colour(LINE_ROLE[self._state]))
        else:
            painter.fillPath(self._bed(area), self._theme.colour("field"))
            line = QRectF(area.left(), area.top(), LINE_PX, area.height())
            painter.fillRect(line, self._theme.colour(LINE_ROLE[self._state]))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._box.viewport().mapFrom(self, event.position().toPoint())
        text = self._box.viewport().rect().adjusted(0, self._theme.edit_line_px // 2, 0, 0)
        nearest = QPoint(
            min(max(at.x(), text.left()), text.right()), min(max(at.y(), text.top()), text.bottom())
        )
        caret = self._box.cursorForPosition(nearest).position()
        self._box.select(caret, caret)

    def _bed(self, area: QRectF) -> QPainterPath:
        """Square on the side of the line, round on the other."""
        radius = self._theme.tokens.radius_px.field
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(area, radius, radius)
        path.addRect(QRectF(area.topLeft(), QPointF(area.left() + 2 * radius, area.bottom())))
        return path

    def _show_focus(self, _focused: bool) -> None:
        self.update()

    def _repaint(self) -> None:
        self.update()
