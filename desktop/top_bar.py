"""The bar at the head of the window: where one is, whether it is saved, and what can be done from anywhere."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.actions import bind
from desktop.elided_label import ElidedLabel
from desktop.saved_state import SavedState
from desktop.theme.look import set_look
from desktop.theme.theme import Theme

NARROW_PX = 1100


class TopBar(QWidget):
    """Shows the program's name on the start page, the report's title in a report."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._theme = theme
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._seal = QLabel()
        self._seal.setAccessibleName("履责")
        self.title = ElidedLabel()
        set_look(self.title, "strong")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.unit = ElidedLabel()
        set_look(self.unit, "small")
        self.saved = SavedState(theme)
        self.back = self._tool(actions["start"], "back", "回到报告列表")
        self.undo = self._tool(actions["undo"], "undo")
        self.redo = self._tool(actions["redo"], "redo")
        self.history = self._tool(actions["history"], "history", "版本：看改了什么，恢复以前的")
        self.check = QPushButton("检查  F7")
        bind(self.check, actions["check"], "检查全部栏目")
        self.export = QPushButton("导出")
        set_look(self.export, "primary")
        bind(self.export, actions["export"], "导出正式稿")
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for widget in (self._seal, self.back, self.title):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.unit, 1)
        row.addWidget(self.saved)
        row.addSpacing(12)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self.history)
        row.addSpacing(8)
        row.addWidget(self.check)
        row.addWidget(self.export)
        self.setMinimumHeight(max(theme.tokens.size_px.top_bar, self.fontMetrics().height() + 32))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(bar)
        # Something has to fill the bar where the unit is not shown.
        policy = self.unit.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.unit.setSizePolicy(policy)
        self._report_only = (
            self.back,
            self.unit,
            self.saved,
            self.undo,
            self.redo,
            self.history,
            self.check,
            self.export,
        )
        theme.changed.connect(self._redraw)
        self._redraw()
        self.show_start()

    def show_start(self) -> None:
        self.title.setText("履责")
        for widget in self._report_only:
            widget.hide()

    def show_report(self, title: str, unit: str) -> None:
        self.title.setText(title)
        self.unit.setText(unit)
        for widget in self._report_only:
            widget.show()
        self._fit()

    def offer_export(self, on: bool) -> None:
        """The page 核对与导出 has its own primary button."""
        self.export.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # In a narrow window the title needs the room.
        self.unit.setVisible(not self.saved.isHidden() and self.width() >= NARROW_PX)

    def _tool(self, action: QAction, icon: str, tip: str = "") -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme.set_icon(button, icon)
        bind(button, action, tip)
        return button

    def _redraw(self) -> None:
        self._seal.setPixmap(self._theme.pixmap("app", "accent", 28, self.devicePixelRatioF()))


def rule() -> QFrame:
    line = QFrame()
    set_look(line, "rule")
    return line


def hairline() -> QFrame:
    line = QFrame()
    set_look(line, "hairline")
    return line
