"""The box of several lines."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.fields.text_edit import TextEdit
from tests.desktop.test_fields.conftest import Page, compose, type_in

Open = Callable[..., Page]


def story(page: Page) -> TextEdit:
    box = page.enter("basic.story")
    assert isinstance(box, TextEdit)
    return box


def test_typing_undo_and_redo_go_through_the_report(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.story": "下基层9次"})
    box = story(page)
    box.moveCursor(QTextCursor.MoveOperation.End)
    type_in(box, "。")
    assert page.answer("basic.story") == "下基层9次。"
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == "下基层9次。"
    page.bridge.undo()
    assert box.toPlainText() == "下基层9次"
    page.bridge.redo()
    assert box.toPlainText() == "下基层9次。"


def test_a_change_from_outside_leaves_the_caret(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.story": "今年下基层"})
    box = story(page)
    cursor = box.textCursor()
    cursor.setPosition(4)
    box.setTextCursor(cursor)
    page.bridge.edit({"basic.story": "😀今年下基层"})
    assert box.toPlainText() == "😀今年下基层"
    assert box.textCursor().position() == 6  # Qt counts the face as two


def test_nothing_is_said_while_text_is_composed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.story": "甲"})
    box = story(page)
    box.moveCursor(QTextCursor.MoveOperation.End)
    edits: list[object] = []
    box.edited.connect(edits.append)
    compose(box, "shui")
    assert (edits, box.is_composing()) == ([], True)
    compose(box, "", "税")
    assert edits == ["甲税"]
    compose(box, "wu")
    compose(box, "")
    assert page.answer("basic.story") == box.toPlainText() == "甲税"


def test_cancelling_brings_back_what_was_selected(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.story": "下基层"})
    box = story(page)
    box.selectAll()
    compose(box, "shui")
    compose(box, "")
    assert page.answer("basic.story") == box.toPlainText() == "下基层"


def test_leaving_while_composing_keeps_what_was_typed_once(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.story": "甲"})
    box = story(page)
    box.moveCursor(QTextCursor.MoveOperation.End)
    compose(box, "shui")
    page.enter("basic.unit")
    assert box.toPlainText() == page.answer("basic.story") == "甲shui"


def test_an_undo_waits_for_the_composition(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = story(page)
    type_in(box, "甲")
    compose(box, "shui")
    page.bridge.undo()
    assert box.is_composing()
    compose(box, "")
    assert box.toPlainText() == ""


def test_tab_leaves_the_box_and_enter_stays(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = story(page)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "\n"
    qtbot.keyClick(box, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.at("basic.day")
    assert page.answer("basic.story") is None  # blank lines are tidied away


def test_the_box_grows_with_its_text_and_never_scrolls(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = story(page)
    before = box.height()
    box.insertPlainText("一段很长的文字，" * 60)
    qtbot.waitUntil(lambda: box.height() > 2 * before)
    qtbot.waitUntil(lambda: box.verticalScrollBar().maximum() == 0)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box.viewport(), wheel)
    assert not wheel.isAccepted()


def test_too_long_is_counted_never_cut(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = story(page)
    type_in(box, "一二三四五六七八九十百千")
    assert page.answer("basic.story") == "一二三四五六七八九十百千"
    shown = [label.text() for label in page.fields.findChildren(QLabel) if label.isVisible()]
    assert "超出 2 字" in shown


def test_pasting_is_plain_text(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = story(page)
    data = QMimeData()
    data.setHtml("<b>粗</b>")
    data.setText("粗\u00a0体\r\n\r\n第二段\u200b")
    box.insertFromMimeData(data)
    assert box.toPlainText() == "粗 体\n第二段"
