"""Short help on a page of its own, from resources/help."""

from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.theme.look import set_look
from desktop.theme.theme import Theme

HELP_FILE = "help/window.md"


class HelpWindow(QWidget):
    """Not modal: one can read and go on writing. Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self.setWindowTitle("帮助 - 履责")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "surface")
        text = QTextBrowser()
        text.setObjectName("help:text")
        text.setAccessibleName("帮助")
        text.setOpenLinks(False)
        set_look(text, "page")
        text.document().setDefaultFont(theme.font("edit"))
        text.setMarkdown(resources.files("resources").joinpath(HELP_FILE).read_text("utf-8"))
        title = QLabel("帮助")
        set_look(title, "title")
        close = QPushButton("关闭")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 24, 32, 16)
        rows.addWidget(title)
        rows.addWidget(text, 1)
        rows.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.resize(720, 640)
