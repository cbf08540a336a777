"""The versions of a report from the newest to the oldest, a line of time beside them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.history.entries import NOW, Entry, day_head
from desktop.theme.theme import Theme

ENTRY = Qt.ItemDataRole.UserRole
LINE_X, TIME_X, WORDS_X, RIGHT_PX = 22, 42, 96, 12
DOT_PX = 5
Index = QModelIndex | QPersistentModelIndex


class Timeline(QListView):
    """`chosen` carries the id of the version that is to be compared."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("history:versions")
        self.setAccessibleName("版本")
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(theme, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._moved)
        self._filling = False
        theme.changed.connect(self._repaint)

    def show_entries(self, entries: Sequence[Entry], today: datetime, current: int) -> None:
        self._filling = True
        self._model.clear()
        day = ""
        for entry in entries:
            if (head := day_head(entry.at, today)) != day:
                day = head
                item = QStandardItem(day)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(item)
            item = QStandardItem(entry.title)
            item.setData(entry, ENTRY)
            when = f"{head} {entry.at:%H:%M}"
            item.setData(f"{when}，{entry.title}，{entry.note}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(f"{entry.title}\n{entry.note}".strip())  # names are cut in a narrow column
            self._model.appendRow(item)
            if entry.id == current:
                self.setCurrentIndex(item.index())
        self._filling = False

    def entries(self) -> list[Entry]:
        found = (self._model.item(row).data(ENTRY) for row in range(self._model.rowCount()))
        return [entry for entry in found if isinstance(entry, Entry)]

    def choose(self, version_id: int) -> None:
        for row in range(self._model.rowCount()):
            entry = self._model.item(row).data(ENTRY)
            if isinstance(entry, Entry) and entry.id == version_id:
                self.setCurrentIndex(self._model.index(row, 0))

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = current.data(ENTRY)
        if isinstance(entry, Entry) and not self._filling:
            self.chosen.emit(entry.id)

    def _repaint(self) -> None:
        self.viewport().update()


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(self._theme.font("ui")).lineSpacing()
        return QSize(200, 2 * line + 12 if isinstance(index.data(ENTRY), Entry) else line + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the fields of options
        painter.save()
        if not isinstance(entry, Entry):
            painter.setFont(self._theme.font("small", bold=True))
            painter.setPen(self._theme.colour("ink"))
            place = area.adjusted(TIME_X + 12, 8, -RIGHT_PX, 0)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), index.data()
            )
        else:
            state = option.state  # type: ignore[attr-defined]
            self._entry(painter, area, entry, state, last=index.row() == index.model().rowCount() - 1)
        painter.restore()

    def _entry(
        self, painter: QPainter, area: QRect, entry: Entry, state: QStyle.StateFlag, *, last: bool
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
            painter.fillRect(QRect(area.left(), area.top() + 4, 3, area.height() - 8), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hint_tint"))
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(area.adjusted(9, 2, -9, -2), 6, 6)
        centre = QPoint(area.left() + LINE_X, area.center().y())
        painter.setPen(QPen(theme.colour("edge"), 1))
        bottom = centre.y() if last else area.bottom() + 1
        painter.drawLine(centre.x(), area.top(), centre.x(), bottom)
        painter.setBrush(theme.colour("accent" if entry.named else "window"))
        painter.setPen(QPen(theme.colour("accent" if entry.named else "edge"), 1.5))
        painter.drawEllipse(centre, DOT_PX, DOT_PX)
        self._words(painter, area, entry, chosen=chosen)

    def _words(self, painter: QPainter, area: QRect, entry: Entry, *, chosen: bool) -> None:
        theme = self._theme
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        time = QRect(area.left() + TIME_X + 12, area.top(), WORDS_X - TIME_X, area.height())
        painter.drawText(time, middle, f"{entry.at:%H:%M}")
        mark = "正在比较" if chosen and entry.id != NOW else ""
        right = painter.fontMetrics().horizontalAdvance(mark) + 8 if mark else 0
        if mark:
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.colour("accent_text"))
            place = area.adjusted(0, 0, -RIGHT_PX - 8, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), mark)
        words = area.adjusted(WORDS_X + 12, 4, -RIGHT_PX - right - 8, -4)
        upper, lower = QRect(words), QRect(words)
        upper.setHeight(words.height() // 2)
        lower.setTop(words.top() + words.height() // 2)
        if not entry.note:
            upper = words
        bold = entry.named or entry.id == NOW
        for place, text, role, font in (
            (upper, entry.title, "ink", theme.font("ui" if bold else "small", bold=bold)),
            (lower, entry.note, "ink2", theme.font("small")),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, middle, cut)
