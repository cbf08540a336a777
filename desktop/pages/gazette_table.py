"""Tables as a gazette sets them: a rule above and below, hairlines between groups, no boxes. Rows may be clicked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.theme import Theme

GAP = 12
ICON = 16


@dataclass(frozen=True, slots=True)
class Cell:
    """`role` is a colour of the theme; `icon` stands before the words; `bar` 0…1 draws a bar in place of words, with
    `tick` 0…1 where its bound is; `path` is where a click on this cell goes, instead of where its row
    goes; `then` stands behind it, in colours of its own."""

    words: str = ""
    role: str = "ink"
    bold: bool = False
    icon: str = ""
    bar: float | None = None
    tick: float | None = None
    path: str = ""
    then: tuple["Cell", ...] = ()

    @property
    def parts(self) -> tuple["Cell", ...]:
        return (self, *self.then)


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width that is left over; `numeric` columns are set at the right."""

    numeric: bool = False
    share: int = 0
    least_px: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """`path` is where a click goes ("" nowhere); `ruled` draws a hairline above."""

    cells: tuple[Cell, ...]
    path: str = ""
    ruled: bool = False


class GazetteTable(QWidget):
    """Painted row by row; each row that leads somewhere is a button with its cells as its name."""

    def __init__(
        self, theme: Theme, head: Sequence[str], columns: Sequence[Column], go: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._columns = tuple(columns)
        self._go = go
        self._head = _Line(theme, self, head_row(head), head=True)
        self._lines: list[_Line] = []
        self._left: list[int] = []
        self._width: list[int] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 2)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_head(self, words: Sequence[str]) -> None:
        self._head.set_row(head_row(words))

    def set_rows(self, rows: Sequence[Row]) -> None:
        for at, row in enumerate(rows):
            if at == len(self._lines):
                line = _Line(self._theme, self, row)
                line.clicked.connect(lambda _=False, line=line: self._follow(line))
                self._lines.append(line)
                self._rows.addWidget(line)
            self._lines[at].set_row(row)
            self._lines[at].show()
        for line in self._lines[len(rows) :]:
            line.hide()
        self._lay_columns()

    def rows(self) -> list[Row]:
        """What the table shows."""
        return [line.row for line in self._lines if not line.isHidden()]

    def follow(self, words: str) -> None:
        """As a click on the row whose first cell says so."""
        for line in self._lines:
            if not line.isHidden() and line.row.cells[0].words == words:
                line.click()

    def place_of(self, column: int) -> tuple[int, int]:
        """Left edge and width."""
        return (self._left[column], self._width[column]) if column < len(self._left) else (0, 0)

    def is_numeric(self, column: int) -> bool:
        return self._columns[column].numeric

    def resizeEvent(self, event: object) -> None:
        self._lay_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._theme.colour("ink")
        painter.fillRect(0, self._head.geometry().bottom(), self.width(), 1, ink)
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink)

    def _follow(self, line: "_Line") -> None:
        if path := line.pressed_path or line.row.path:
            self._go(path)

    def _lay_columns(self) -> None:
        lines = [self._head, *(line for line in self._lines if not line.isHidden())]
        needs = [
            max(column.least_px, *(line.need(at) for line in lines))
            for at, column in enumerate(self._columns)
        ]
        left_over = self.width() - sum(needs) - GAP * (len(needs) - 1)
        shares = sum(column.share for column in self._columns) or 1
        if left_over < 0:  # the words of the widest shared column give way
            widest = max(range(len(needs)), key=lambda at: (self._columns[at].share, needs[at]))
            needs[widest] = max(60, needs[widest] + left_over)
            left_over = 0
        self._width = [
            need + left_over * column.share // shares
            for need, column in zip(needs, self._columns, strict=True)
        ]
        self._left = [sum(self._width[:at]) + GAP * at for at in range(len(needs))]
        for line in lines:
            line.update()


class _Line(QAbstractButton):
    def __init__(self, theme: Theme, table: GazetteTable, row: Row, *, head: bool = False) -> None:
        super().__init__(table)
        self.row = row
        self._theme = theme
        self._table = table
        self._is_head = head
        self.pressed_path = ""  # of the cell that was clicked; by key the row's own counts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_row(row)

    def set_row(self, row: Row) -> None:
        self.row = row
        self.setAccessibleName("，".join(p.words for cell in row.cells for p in cell.parts if p.words))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if row.path else Qt.FocusPolicy.NoFocus)
        if row.path:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_path = self._path_at(round(event.position().x()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed_path = ""
        super().keyPressEvent(event)

    def _path_at(self, x: int) -> str:
        for at, cell in enumerate(self.row.cells):
            left, width = self._table.place_of(at)
            if cell.path and left <= x < left + width + GAP:
                return cell.path
        return ""

    def _spans(self, column: int) -> bool:
        """A word of the head reaches over the empty cells after it."""
        cells = self.row.cells
        return self._is_head and column + 1 < len(cells) and not cells[column + 1].words

    def need(self, column: int) -> int:
        if self._spans(column):
            return 0
        parts = self.row.cells[column].parts
        return sum(self._width(column, part) for part in parts) + GAP * (len(parts) - 1) + 1

    def _width(self, column: int, part: Cell) -> int:
        icon = ICON + 4 if part.icon else 0
        return QFontMetrics(self._font(column, part)).horizontalAdvance(part.words) + icon

    def sizeHint(self) -> QSize:
        return QSize(100, QFontMetrics(self._theme.font("ui")).height() + 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.row.path and self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("hint_tint"))
        if self.row.ruled:
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(self._theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        for at, cell in enumerate(self.row.cells):
            left, width = self._table.place_of(at)
            for part in cell.parts:
                self._paint_cell(painter, at, part, QRect(left, 0, max(0, width), self.height()))
                moved = self._width(at, part) + GAP
                left, width = left + moved, width - moved

    def _paint_cell(self, painter: QPainter, column: int, cell: Cell, place: QRect) -> None:
        if cell.bar is not None:
            self._paint_bar(painter, cell.bar, cell.tick, place)
            return
        if self._spans(column):
            place = QRect(place.left(), 0, self.width() - place.left(), self.height())
        font = self._font(column, cell)
        if cell.icon:
            pixmap = self._theme.pixmap(cell.icon, cell.role, ICON, self.devicePixelRatioF())
            painter.drawPixmap(place.left(), (self.height() - ICON) // 2, pixmap)
            place = place.adjusted(ICON + 4, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if self._table.is_numeric(column) else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self._theme.colour(cell.role))
        words = QFontMetrics(font).elidedText(cell.words, Qt.TextElideMode.ElideRight, place.width())
        if column == 0:
            self.setToolTip(cell.words if words != cell.words else "")
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine, words)

    def _paint_bar(self, painter: QPainter, filled: float, tick: float | None, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bed = QRect(place.left(), (self.height() - 6) // 2, place.width(), 6)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(bed, 3, 3)
        bed.setWidth(round(place.width() * min(max(filled, 0.0), 1.0)))
        if bed.width() > 0:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(bed, 3, 3)
        if tick is not None:
            at = place.left() + round(place.width() * min(max(tick, 0.0), 1.0))
            painter.fillRect(
                QRect(min(at, place.right() - 1), bed.top() - 3, 2, 12), self._theme.colour("ink")
            )

    def _font(self, column: int, cell: Cell) -> QFont:
        size = "ui" if column == 0 else "small"
        return self._theme.font(size, bold=cell.bold)


def head_row(words: Sequence[str]) -> Row:
    first, *rest = words
    return Row((Cell(first, bold=True), *(Cell(word, "ink2") for word in rest)))
