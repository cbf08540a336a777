"""One finding in the list: how grave, where, what is wrong, and the ways out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.elided_label import ElidedLabel
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.wanted import may_keep
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.rules import Severity

ICONS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "error"),
    "warning": ("warning", "warn"),
    "hint": ("info", "ink2"),
}
LOOKS: dict[Severity, str] = {"error": "error", "warning": "warn", "hint": "strong"}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FindingRow(QAbstractButton):
    """A click goes to the place; the buttons at the end mend it, mend all of its kind, offer more. The arrow keys ask
    for the neighbour (`stepped`)."""

    way_out_chosen = Signal()
    all_chosen = Signal()
    more_chosen = Signal(object)  # the widget below which the menu opens
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finding: Finding | None = None
        self._current = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon = QLabel()
        self._word = QLabel()
        self._place = ElidedLabel()
        self._message = ElidedLabel()
        self.all = QPushButton()
        self.all.clicked.connect(self.all_chosen)
        set_look(self.all, "small_link")
        self.way_out = QPushButton()
        self.way_out.clicked.connect(self.way_out_chosen)
        self.more = QToolButton()
        self.more.setToolTip("别的办法")
        self.more.setIconSize(QSize(18, 18))
        theme.set_icon(self.more, "more")
        keeps_room = self.more.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(keeps_room)
        self.more.clicked.connect(lambda: self.more_chosen.emit(self.more))
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 3, 16, 3)
        row.setSpacing(8)
        for widget in (self._icon, self._word, self._place, self._message):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The mouse leaves the caret where it is; Tab reaches them all the same. The row, too: a press on a child that
        # does not take the focus would give it to the parent.
        for button in (self, self.all, self.way_out, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addSpacing(8)
        self._place.setFixedWidth(self.fontMetrics().horizontalAdvance("（二）一般公共预算收"))
        set_look(self._place, "small")
        row.addWidget(self._place)
        row.addSpacing(8)
        row.addWidget(self._message, 1)
        for button in (self.all, self.way_out, self.more):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._redraw)

    def show_finding(
        self, finding: Finding, place: str, *, current: bool, way_out: str = "", kind: int = 1
    ) -> None:
        """`way_out` is what its button says ("" : leads to the place); `kind` how many 全部改 would mend."""
        self._current = current
        self.all.setText(f"全部改 {kind} 处")
        self.all.setAccessibleName(f"全部改 {kind} 处：{finding.message}")
        self.all.setVisible(kind > 1)
        if finding != self.finding or place != self._place.text():
            self.finding = finding
            word = SEVERITY_WORDS[finding.severity]
            self._word.setText(word)
            set_look(self._word, LOOKS[finding.severity])
            self._place.setText(place)
            self._message.setText(finding.message)
            self.way_out.setText(way_out or ("去填" if finding.rule == "F01" else "去改"))
            self.way_out.setAccessibleName(f"{self.way_out.text()}：{place}")
            set_look(self.way_out, "fix" if finding.fix else "small_link")
            self.more.setVisible(may_keep(finding))
            self.more.setAccessibleName(f"别的办法：{place}，{finding.message}")
            self.setAccessibleName(f"{word}，{place}，{finding.message}")
            self._redraw()
        self.update()

    def sizeHint(self) -> QSize:
        row = self._theme.tokens.size_px.finding_row
        return QSize(200, max(row, self.fontMetrics().height() + 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._current or self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("tint" if self._current else "hint_tint"))
        if self._current:
            painter.fillRect(0, 0, 3, self.height(), self._theme.colour("accent"))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(self._theme.colour("focus"))
            pen.setWidth(self._theme.tokens.size_px.focus_ring)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _redraw(self) -> None:
        if self.finding is not None:
            name, role = ICONS[self.finding.severity]
            self._icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))
        self.update()
