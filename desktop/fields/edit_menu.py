"""The menu of a box, in our own words: Qt's speaks English and offers an undo of the box, which there is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit


def build_menu(
    edit: QLineEdit | QTextEdit, paste: Callable[[], None], restore: Callable[[], None] | None
) -> QMenu:
    """`restore` brings the default wording back; None where there is none. The menu deletes itself when closed."""
    menu = QMenu(edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = isinstance(edit, QLineEdit)
    selected = edit.hasSelectedText() if line else edit.textCursor().hasSelection()
    text = edit.text() if line else edit.toPlainText()
    writable = not edit.isReadOnly()
    Standard = QKeySequence.StandardKey
    for words, key, run, usable in (
        ("剪切", Standard.Cut, edit.cut, selected and writable),
        ("复制", Standard.Copy, edit.copy, selected),
        ("粘贴", Standard.Paste, paste, writable),
        ("全选", Standard.SelectAll, edit.selectAll, bool(text)),
    ):
        # The key is shown only: as a shortcut of the menu it would fight with the box.
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        _add(menu, f"{words}\t{shown}", run, usable)
    if edit.property("wording") is not None:
        menu.addSeparator()
        _add(menu, "恢复默认", restore or _nothing, restore is not None and writable)
    return menu


def _add(menu: QMenu, words: str, run: Callable[[], None], usable: bool) -> None:
    action = QAction(words, menu)
    action.triggered.connect(lambda _checked=False: run())
    action.setEnabled(usable)
    menu.addAction(action)


def _nothing() -> None:
    pass
