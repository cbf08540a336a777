"""Help in short pages, from resources/help."""

import pkgutil
from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.theme.look import set_look
from desktop.theme.theme import Theme

FOLDER = "help"
HEAD = "# "
SIZE_PX = (880, 640)
LINE_PERCENT = 130
PARAGRAPH_PX = 6
NARROW_SHARE = 0.9  # of the screen, where that is small


def help_pages() -> dict[str, str]:
    """Title → text in Markdown, in the order of the files' names."""
    names = sorted(entry.name for entry in resources.files("resources").joinpath(FOLDER).iterdir())
    pages: dict[str, str] = {}
    for name in names:
        text = pkgutil.get_data("resources", f"{FOLDER}/{name}") if name.endswith(".md") else None
        if text is not None:
            head, _, body = text.decode("utf-8").partition("\n")
            pages[head.removeprefix(HEAD)] = body.strip()
    return pages


class HelpWindow(QWidget):
    """Not modal: one can read and go on writing. Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget, check: QAction) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self.setWindowTitle("帮助 - 履责")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "surface")
        self._pages = help_pages()
        self.text = QTextBrowser()
        self.text.setObjectName("help:text")
        self.text.setAccessibleName("帮助")
        self.text.setOpenLinks(False)
        set_look(self.text, "page")
        self.text.document().setDefaultFont(theme.font("edit"))
        self.list = QListWidget()
        self.list.setObjectName("help:pages")
        self.list.setAccessibleName("帮助的目录")
        self.list.addItems(list(self._pages))
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 32)
        self.list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.list.currentTextChanged.connect(self._show)
        self.list.setCurrentRow(0)
        look_at_pc = QPushButton(check.text())
        look_at_pc.setObjectName(check.objectName())
        set_look(look_at_pc, "link")
        theme.set_icon(look_at_pc, "check", "accent_text")
        look_at_pc.clicked.connect(self.close)
        look_at_pc.clicked.connect(check.trigger)
        close = QPushButton("关闭")
        close.setObjectName("action:close_help")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(look_at_pc)
        foot.addStretch(1)
        foot.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 24, 32, 16)
        rows.addLayout(middle, 1)
        rows.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        room = self.screen().availableSize() * NARROW_SHARE
        self.resize(min(SIZE_PX[0], room.width()), min(SIZE_PX[1], room.height()))
        self.list.setFocus()

    def _show(self, title: str) -> None:
        self.text.setMarkdown(f"## {title}\n\n{self._pages[title]}")
        airy = QTextBlockFormat()
        airy.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        airy.setBottomMargin(PARAGRAPH_PX)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(airy)
