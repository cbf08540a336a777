"""One line below a passage: what was found in it, or where its text comes from."""

from dataclasses import dataclass
from typing import Literal as OneOf

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.theme.look import set_look
from desktop.theme.theme import Theme

# icon, colour, word: the state is never told by colour alone
SEVERITIES = {
    "error": ("error", "error", "错误"),
    "warning": ("warning", "warn", "警告"),
    "hint": ("info", "ink2", "提示"),
}
ICON_PX = 16
FIRST_LINE_PX = 3  # from the top of a row to its words: level with the words on its button


@dataclass(frozen=True, slots=True)
class Note:
    """`action` is the words of its button; `fix` draws it outlined, for a change in one click; `more` adds a button
    with the other ways out."""

    text: str
    severity: OneOf["", "error", "warning", "hint"] = ""
    action: str = ""
    fix: bool = False
    more: bool = False


class NoteRow(QWidget):
    """`more_chosen` carries the widget below which the menu opens."""

    action_chosen = Signal()
    more_chosen = Signal(object)

    def __init__(self, note: Note, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 4, 0, 4)
        layout.setSpacing(8)
        self._icon = QLabel()
        if note.severity:
            _, role, word = SEVERITIES[note.severity]
            self._icon.setContentsMargins(0, FIRST_LINE_PX + 1, 0, 0)
            layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
            name = QLabel(word)
            set_look(name, {"error": "small_error", "warn": "small_warn"}.get(role, "small_strong"))
            name.setContentsMargins(0, FIRST_LINE_PX, 0, 0)
            layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(note.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        # A long message wraps; unbroken it would set the least width of the window.
        text.setWordWrap(True)
        text.setContentsMargins(0, FIRST_LINE_PX, 0, 0)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_look(text, "small")
        layout.addWidget(text, 1)
        if not note.severity:
            text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if note.action:
            button = QPushButton(note.action)
            set_look(button, "fix" if note.fix else "small_link")
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the caret where it is
            button.clicked.connect(self._choose)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if note.severity:
            more = QToolButton()
            more.setToolTip("别的办法")
            more.setAccessibleName(f"别的办法：{note.text}")
            more.setIconSize(QSize(ICON_PX, ICON_PX))
            more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.set_icon(more, "more")
            more.clicked.connect(lambda: self.more_chosen.emit(more))
            policy = more.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # so that the buttons of all lines have one right edge
            more.setSizePolicy(policy)
            if not note.more:
                more.hide()
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        if not note.severity:
            layout.addStretch(1)
        self._dress()
        theme.changed.connect(self._dress)

    def _choose(self) -> None:
        self.action_chosen.emit()

    def _dress(self) -> None:
        if self.note.severity:
            icon, role, _ = SEVERITIES[self.note.severity]
            self._icon.setPixmap(self._theme.pixmap(icon, role, ICON_PX, self.devicePixelRatioF()))
