"""One tab: its name, what is still to be done in it, and how many findings stand in it, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.theme.theme import Theme

LEFT, RIGHT, INSET, BAR = 20, 20, 8, 3
TICK = 16
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class TabState:
    """`wanted` 0: a tab that asks for nothing has no count."""

    title: str
    filled: int = 0
    wanted: int = 0
    errors: int = 0
    warnings: int = 0

    @property
    def done(self) -> bool:
        return self.wanted > 0 and self.filled >= self.wanted

    @property
    def quiet(self) -> bool:
        return self.done and not self.errors and not self.warnings

    @property
    def count(self) -> str:
        return f"{self.filled}/{self.wanted}" if self.wanted else ""

    def findings(self) -> list[tuple[str, str]]:
        """Words and the role of their colour."""
        words = [(f"{self.errors}错", "error")] if self.errors else []
        return words + ([(f"{self.warnings}警", "warn")] if self.warnings else [])

    def spoken(self, *, current: bool) -> str:
        """The whole state as a sentence, for screen readers."""
        parts = [self.title]
        if self.wanted:
            parts.append("已填完" if self.done else f"已填{self.filled}，应填{self.wanted}")
        if self.errors:
            parts.append(f"{self.errors}处错误")
        if self.warnings:
            parts.append(f"{self.warnings}处警告")
        if current:
            parts.append("当前栏")
        return "，".join(parts)


class TabButton(QAbstractButton):
    """Painted as in the tab list; the arrow keys ask for the neighbour (`stepped`)."""

    stepped = Signal(int)

    def __init__(self, section_id: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"tab:{section_id}")
        self.section_id = section_id
        self._theme = theme
        self._small = False
        self.state = TabState("")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_state(self, state: TabState) -> None:
        if state != self.state:
            self.state = state
            self.setText(state.title)
            self._name()
            self.update()

    def set_current(self, current: bool) -> None:
        self.setChecked(current)
        # One stop for the Tab key in the whole list; the arrows do the rest.
        # The mouse leaves the focus to the page.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus)
        self._name()

    def set_small(self, small: bool) -> None:
        if small != self._small:
            self._small = small
            self.updateGeometry()

    def nextCheckState(self) -> None:
        """A click on the current tab does not leave it; the list checks what is current."""

    def sizeHint(self) -> QSize:
        size = self._theme.tokens.size_px
        row = size.tab_row_small if self._small else size.tab_row
        return QSize(160, max(row, QFontMetrics(self._theme.font("ui")).height() + 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bed(painter)
        right = self.width() - RIGHT
        right = self._paint_count(painter, right)
        right = self._paint_findings(painter, right)
        current = self.isChecked()
        role = "accent_text" if current else ("ink3" if self.state.quiet else "ink")
        self._paint_words(painter, self._title_left(), right, self.state.title, role, bold=current)

    def _paint_bed(self, painter: QPainter) -> None:
        bed = self.rect().adjusted(INSET, 0, -INSET, 0)
        radius = self._theme.tokens.radius_px.button
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(self._theme.colour("tint"))
            painter.drawRoundedRect(bed, radius, radius)
            painter.setBrush(self._theme.colour("accent"))
            bar = QRect(INSET, 0, BAR, self.height() - 14)
            bar.moveCenter(QRect(INSET, 0, BAR, self.height()).center())
            painter.drawRoundedRect(bar, 1, 1)
        elif self.underMouse():
            painter.setBrush(self._theme.colour("hint_tint"))
            painter.drawRoundedRect(bed, radius, radius)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.colour("focus"))
            pen.setWidth(self._theme.tokens.size_px.focus_ring)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bed.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_count(self, painter: QPainter, right: int) -> int:
        """Draws the count and the tick; answers where they begin."""
        state = self.state
        if state.done:
            pixmap = self._theme.pixmap("check", "ink3", TICK, self.devicePixelRatioF())
            painter.drawPixmap(right - TICK + 2, (self.height() - TICK) // 2, pixmap)
            right -= TICK + 4
        if state.count:
            role = "ink3" if state.done else ("accent_text" if self.isChecked() else "ink")
            right = self._paint_right(painter, right, state.count, role, bold=not state.done) - 8
        return right

    def _paint_findings(self, painter: QPainter, right: int) -> int:
        for words, role in reversed(self.state.findings()):
            right = self._paint_right(painter, right, words, role, bold=True) - 6
        return right - 2

    def _paint_right(self, painter: QPainter, right: int, words: str, role: str, *, bold: bool) -> int:
        font = self._theme.font("small" if words == self.state.count else "counter", bold=bold)
        left = right - QFontMetrics(font).horizontalAdvance(words)
        self._draw(painter, QRect(left, 0, right - left + 2, self.height()), words, font, role)
        return left

    def _paint_words(
        self, painter: QPainter, left: int, right: int, words: str, role: str, *, bold: bool
    ) -> None:
        font = self._theme.font("ui", bold=bold)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        self.setToolTip(self.state.title if words != self.state.title else "")
        self._draw(painter, QRect(left, 0, right - left, self.height()), words, font, role)

    def _draw(self, painter: QPainter, place: QRect, words: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(flags) | Qt.TextFlag.TextSingleLine, words)

    def _title_left(self) -> int:
        # A full-width （ carries its ink in its right half: hung out, so that the eye sees one edge.
        hanging = self.state.title.startswith("（")
        return LEFT - (self._theme.tokens.type_px.ui // 2 if hanging else 0)

    def _name(self) -> None:
        self.setAccessibleName(self.state.spoken(current=self.isChecked()))
