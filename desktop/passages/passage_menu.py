"""The menu of a passage, in our own words: Qt's offers undo of the box, which there is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop.passages.passage_edit import PassageEdit


def build_menu(edit: "PassageEdit") -> QMenu:
    """For the selection as it is; the caller shows it, and it deletes itself when closed."""
    menu = QMenu(edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    selected = edit.textCursor().hasSelection()
    writable = not edit.isReadOnly()
    Standard = QKeySequence.StandardKey
    for text, key, run, usable in (
        ("剪切", Standard.Cut, edit.cut, selected and writable),
        ("复制", Standard.Copy, edit.copy, selected),
        ("粘贴", Standard.Paste, edit.paste, writable and edit.canPaste()),
        ("全选", Standard.SelectAll, edit.selectAll, bool(edit.displayed_text())),
    ):
        action = QAction(text, menu)
        # The key is shown only: as a shortcut of the menu it would fight with the box.
        action.setText(f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.triggered.connect(run)
        action.setEnabled(usable)
        menu.addAction(action)
    menu.addSeparator()
    insert = menu.addMenu("插入数据")
    for ref, label in edit.insertable():
        insert.addAction(_insertion(insert, edit, ref, label))
    insert.setEnabled(writable and not insert.isEmpty())
    chosen = edit.chosen_chip()
    if chosen is not None:
        move = menu.addMenu("移到")
        for text, at_end in (("本段开头", False), ("本段末尾", True)):
            move.addAction(text).triggered.connect(lambda _=False, to=at_end: edit.move_chosen(at_end=to))
        move.setEnabled(writable)
        fill = menu.addAction("去填")
        fill.setEnabled(bool(edit.chips.state_of(chosen.ref).path))
        fill.triggered.connect(lambda: edit.activate(chosen.ref))
    return menu


def _insertion(menu: QMenu, edit: "PassageEdit", ref: str, label: str) -> QAction:
    action = QAction(label.replace("&", "&&"), menu)
    action.setData(ref)
    action.triggered.connect(lambda: edit.insert_blank(ref))
    return action
