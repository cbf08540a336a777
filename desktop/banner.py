"""A line of news below the top bar, with at most one way out; nothing that stops to ask."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from desktop.theme.look import set_look
from desktop.theme.theme import Theme


class Banner(QFrame):
    """Hidden until `show_line`. `warn` banners stay until what they warn of is over; others can be closed."""

    acted = Signal()

    def __init__(self, theme: Theme, *, warn: bool, way_out: str = "", button_name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._warn = warn
        set_look(self, "banner" if warn else "notice")
        self._icon = QLabel()
        self._icon.setAccessibleName("警告" if warn else "消息")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.button = QPushButton(way_out)
        self.button.setObjectName(button_name)
        set_look(self.button, "fix")
        self.button.setVisible(bool(way_out))
        self.button.clicked.connect(self.acted)
        row.addWidget(self.button)
        self.close_button = QToolButton()
        self.close_button.setToolTip("关闭这条消息")
        self.close_button.setAccessibleName("关闭这条消息")
        theme.set_icon(self.close_button, "close")
        self.close_button.setVisible(not warn)
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.close_button)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.hide()

    @property
    def line(self) -> str:
        """What it says; "" while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_line(self, line: str) -> None:
        """ "" is no news: what stands there goes on standing."""
        if not line:
            return
        self._words.setText(line)
        self.setAccessibleName(line)
        self.show()

    def _redraw(self) -> None:
        name, role = ("warning", "warn") if self._warn else ("info", "ink2")
        self._icon.setPixmap(self._theme.pixmap(name, role, 18, self.devicePixelRatioF()))
