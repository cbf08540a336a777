"""The mouse on chips: a click goes to the field, a drag moves the chip, the menu speaks Chinese."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from desktop.passages.passage_edit import PassageEdit
from desktop.passages.passage_menu import build_menu
from tests.desktop.passages import CHIPS, OpenPassage

LEFT = Qt.MouseButton.LeftButton


def middle_of_chip(edit: PassageEdit, number: int = 0) -> QPoint:
    run = edit.chips.runs()[number]
    box, _ = next(edit._spans(run.start, run.end))
    return box.center().toPoint()


def point_of(edit: PassageEdit, displayed: int) -> QPoint:
    cursor = edit.textCursor()
    cursor.setPosition(displayed)
    return edit.cursorRect(cursor).center()


class Drop(QDropEvent):
    """A drop that says where it comes from."""

    def __init__(self, point: QPoint, mime: QMimeData, source: QObject | None, action: Qt.DropAction) -> None:
        super().__init__(QPointF(point), Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, mime, LEFT,
                         Qt.KeyboardModifier.NoModifier)  # fmt: skip
        self.setDropAction(action)
        self._source = source

    def source(self) -> QObject:
        return self._source  # type: ignore[return-value] - None is another program


def test_a_click_on_a_chip_goes_to_its_field(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}；成立{team}。")
    QTest.mouseClick(passage.edit.viewport(), LEFT, pos=middle_of_chip(passage.edit, 1))
    assert passage.activated == ["area.team"]
    assert passage.edits == []


def test_a_click_on_a_chip_without_a_field_selects_nothing_inside_it(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "开展{study}教育。")
    QTest.mouseClick(passage.edit.viewport(), LEFT, pos=middle_of_chip(passage.edit))
    assert passage.activated == []
    assert passage.edit.caret() in (2, 6)


def test_a_drag_that_begins_on_a_chip_is_no_click(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    viewport, at = passage.edit.viewport(), middle_of_chip(passage.edit)
    passage.edit._pressed = passage.edit.chips.runs()[0]
    passage.edit._press_point = QPointF(at)
    far = QPointF(at) + QPointF(QApplication.startDragDistance() + 1, 0)
    move = QMouseEvent(
        QEvent.Type.MouseMove, far, viewport.mapToGlobal(far), LEFT, LEFT, Qt.KeyboardModifier.NoModifier
    )
    passage.edit.mouseMoveEvent(move)
    QTest.mouseRelease(viewport, LEFT, pos=far.toPoint())
    assert passage.activated == []


def test_a_selection_drawn_with_the_mouse_takes_chips_whole(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    viewport = passage.edit.viewport()
    QTest.mousePress(viewport, LEFT, pos=QPoint(1, 12))
    run = passage.edit.chips.runs()[0]
    box, _ = next(passage.edit._spans(run.start, run.end))
    for x in range(2, int(box.right()) - 2, 3):
        at = QPointF(x, 12)
        passage.edit.mouseMoveEvent(
            QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), LEFT, LEFT,
                        Qt.KeyboardModifier.NoModifier)
        )  # fmt: skip
        assert passage.selected in ("", "全", "全年", "全年{tax}")
    assert passage.selected == "全年{tax}"
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(int(box.right()) - 2, 12))
    assert passage.activated == []


def test_a_double_click_selects_the_whole_chip(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    QTest.mouseDClick(passage.edit.viewport(), LEFT, pos=middle_of_chip(passage.edit))
    assert passage.selected == "{tax}"


def test_a_chip_dropped_in_its_passage_moves_there(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}；成立{team}。")
    edit = passage.edit
    edit.choose(edit.chips.runs()[0])
    mime = edit.createMimeDataFromSelection()
    end = len(edit.displayed_text())
    edit.dropEvent(Drop(point_of(edit, end), mime, edit.viewport(), Qt.DropAction.MoveAction))
    assert passage.edits == ["全年；成立{team}。{tax}"]
    edit.choose(edit.chips.runs()[1])
    mime = edit.createMimeDataFromSelection()
    edit.dropEvent(Drop(point_of(edit, 0), mime, edit.viewport(), Qt.DropAction.MoveAction))
    assert passage.edits[1:] == ["{tax}全年；成立{team}。"]


def test_a_chip_dropped_on_itself_or_inside_another_stays_whole(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}{team}。")
    edit = passage.edit
    edit.choose(edit.chips.runs()[0])
    mime = edit.createMimeDataFromSelection()
    edit.dropEvent(Drop(middle_of_chip(edit), mime, edit.viewport(), Qt.DropAction.MoveAction))
    assert passage.edits == []
    edit.choose(edit.chips.runs()[0])
    inside = middle_of_chip(edit, 1) + QPoint(4, 0)
    edit.dropEvent(Drop(inside, mime, edit.viewport(), Qt.DropAction.MoveAction))
    assert passage.template == "全年{team}{tax}。"


def test_a_chip_dropped_in_another_passage_arrives_as_a_chip(qtbot: QtBot) -> None:
    source, target = OpenPassage(qtbot, "全年{tax}。"), OpenPassage(qtbot, "其中。")
    source.edit.choose(source.edit.chips.runs()[0])
    mime = source.edit.createMimeDataFromSelection()
    drop = Drop(point_of(target.edit, 2), mime, source.edit.viewport(), Qt.DropAction.MoveAction)
    target.edit.dropEvent(drop)
    assert target.edits == ["其中{tax}。"]
    # The passage that it leaves deletes it when told that the drop was a move.
    assert drop.dropAction() == Qt.DropAction.MoveAction
    assert drop.isAccepted()


def test_text_dropped_from_another_program_is_copied_and_cleaned(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年。")
    mime = QMimeData()
    mime.setText("第一\u200b段\r\n\r\n第二\t段\r\n")
    drop = Drop(point_of(passage.edit, 2), mime, None, Qt.DropAction.MoveAction)
    passage.edit.dropEvent(drop)
    assert passage.edits == ["全年第一段\n第二 段。"]
    assert drop.dropAction() == Qt.DropAction.CopyAction


def texts(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def test_the_menu_is_ours_and_inserts_blanks(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年。")
    passage.edit.set_insertable([("tax", "全口径税收"), ("team", "队名 & 口号")])
    passage.edit.set_caret(2)
    menu = build_menu(passage.edit)
    assert texts(menu) == ["剪切", "复制", "粘贴", "全选", "插入数据"]
    insert = menu.findChildren(QMenu)[0]
    assert texts(insert) == ["全口径税收", "队名 && 口号"]
    insert.actions()[0].trigger()
    assert passage.edits == ["全年{tax}。"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_on_a_chip_moves_it_and_goes_to_its_field(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。\n第二段")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, middle_of_chip(passage.edit), passage.edit.mapToGlobal(QPoint(0, 0))
    )
    passage.edit.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert passage.selected == "{tax}"
    assert texts(menu)[-2:] == ["移到", "去填"]
    move = menu.findChildren(QMenu)[1]
    assert texts(move) == ["本段开头", "本段末尾"]
    move.actions()[1].trigger()
    menu.close()
    assert passage.edits == ["全年。{tax}\n第二段"]
    passage.edit.choose(passage.edit.chips.runs()[0])
    passage.edit.move_chosen(at_end=False)
    assert passage.template == "{tax}全年。\n第二段"


def test_the_menu_of_a_read_only_passage_changes_nothing(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.edit.set_insertable([("tax", "全口径税收")])
    passage.edit.setReadOnly(True)
    passage.edit.choose(passage.edit.chips.runs()[0])
    usable = [
        action.text().split("\t")[0] for action in build_menu(passage.edit).actions() if action.isEnabled()
    ]
    assert [text for text in usable if text] == ["复制", "全选", "去填"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tooltips_say_what_a_mark_means_and_where_a_chip_comes_from(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "截止12月底{tax}。")
    passage.edit.set_marks([(0, 2, "error", "“截止12月底”应为“截至12月底”。")])
    for at, words in (
        (QPoint(10, 12), "“截止12月底”应为“截至12月底”。"),
        (middle_of_chip(passage.edit), "全口径税收：点一下去填"),
    ):
        event = QHelpEvent(QEvent.Type.ToolTip, at, passage.edit.viewport().mapToGlobal(at))
        QApplication.sendEvent(passage.edit.viewport(), event)
        assert QToolTip.text() == words
    QToolTip.hideText()


def test_the_wheel_is_left_to_the_page(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "很长的一段话，" * 30)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -60), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    passage.edit.wheelEvent(event)
    assert not event.isAccepted()


def test_a_long_chip_is_marked_on_every_line(qtbot: QtBot) -> None:
    long = {"tax": CHIPS["tax"].__class__("累计完成86412.37万元，" * 8, "filled", "税")}
    passage = OpenPassage(qtbot, "全年{tax}。", long)
    qtbot.waitUntil(lambda: passage.edit.height() > 3 * 26)
    run = passage.edit.chips.runs()[0]
    boxes = [box for box, _ in passage.edit._spans(run.start, run.end)]
    assert len(boxes) == passage.edit.height() // 26
    picture, tint = passage.edit.grab().toImage(), passage.theme.colour("tint")
    for box in boxes:
        row = int(box.top()) + 2
        assert any(picture.pixelColor(x, row) == tint for x in range(int(box.left()), int(box.right())))
