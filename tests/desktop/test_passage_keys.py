"""Keys around chips: one step across, seen before it goes, never cut, never typed into."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.passages.passage_edit import PassageEdit
from tests.desktop.passages import CHIPS, OpenPassage, pieces_of

Key = Qt.Key


def inside_a_chip(edit: PassageEdit) -> bool:
    cursor = edit.textCursor()
    places = (cursor.position(), cursor.anchor())
    return any(run.start < place < run.end for run in edit.chips.runs() for place in places)


def test_arrows_cross_a_chip_in_one_step(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    end = len(passage.edit.displayed_text())
    passage.edit.set_caret(2)
    passage.press(Key.Key_Right)
    assert passage.edit.caret() == end - 1
    passage.press(Key.Key_Left)
    assert passage.edit.caret() == 2


def test_shift_arrows_select_whole_chips_and_give_them_back(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}{team}。")
    passage.edit.set_caret(1)
    passage.press(Key.Key_Right, shift=True, times=2)
    assert passage.selected == "年{tax}"
    passage.press(Key.Key_Right, shift=True)
    assert passage.selected == "年{tax}{team}"
    passage.press(Key.Key_Left, shift=True, times=2)
    assert passage.selected == "年"


@pytest.mark.parametrize("ctrl", [False, True])
@pytest.mark.parametrize("shift", [False, True])
def test_no_key_ever_puts_the_caret_inside_a_chip(qtbot: QtBot, ctrl: bool, shift: bool) -> None:
    passage = OpenPassage(qtbot, "begin {tax} word，成立{team}，" * 5 + "\n{tax}{users}\n{relief}")
    keys = (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_End, Key.Key_Home)
    for start in (0, len(passage.edit.displayed_text())):
        for key in keys:
            passage.edit.set_caret(start)
            for _ in range(90):
                passage.press(key, ctrl=ctrl, shift=shift)
                assert not inside_a_chip(passage.edit)
    assert passage.edits == []


def test_up_and_down_pass_chips_that_fill_lines(qtbot: QtBot) -> None:
    long = {"tax": CHIPS["tax"].__class__("很长的一句话" * 25, "filled", "税")}
    passage = OpenPassage(qtbot, "开头的一行文字\n{tax}\n末尾的一行文字", long)
    for edge in (0, 4):
        passage.edit.set_caret(edge)
        passage.press(Key.Key_Down, times=12)
        assert passage.edit.textCursor().blockNumber() == 2
        passage.press(Key.Key_Up, times=12)
        assert passage.edit.textCursor().blockNumber() == 0


def test_backspace_selects_a_chip_first_and_deletes_it_whole_at_the_second_press(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.caret_before("。")
    passage.press(Key.Key_Backspace)
    assert passage.selected == "{tax}"
    assert passage.edits == []
    passage.press(Key.Key_Backspace)
    assert passage.edits == ["全年。"]


def test_delete_does_the_same_forwards(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}{team}。")
    passage.edit.set_caret(2)
    passage.press(Key.Key_Delete, times=2)
    assert passage.edits == ["全年{team}。"]
    passage.press(Key.Key_Left)
    passage.press(Key.Key_Delete)
    assert passage.selected == "{team}" or passage.template == "全{team}。"


def test_deleting_words_and_lines_spares_chips_that_it_would_cut(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}word next{team}")
    passage.caret_after("word")
    passage.press(Key.Key_Backspace, ctrl=True)
    assert passage.template == "{team} next{team}"
    passage.press(Key.Key_Delete, ctrl=True, times=2)
    assert passage.template == "{team}{team}"
    passage.press(Key.Key_Backspace, ctrl=True)
    assert passage.template == "{team}{team}"
    assert passage.selected == "{team}"


@pytest.mark.parametrize("at", ["before", "after"])
def test_what_is_typed_beside_a_chip_is_plain_text(qtbot: QtBot, at: str) -> None:
    passage = OpenPassage(qtbot, "{team}")
    passage.edit.set_caret(0 if at == "before" else 3)
    passage.type("ab")
    passage.press(Key.Key_Return)
    passage.type("c")
    assert passage.template == ("ab\nc{team}" if at == "before" else "{team}ab\nc")
    assert len(passage.edits) == 4


def test_typing_over_chips_takes_them_whole(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}；{team}。")
    text = passage.edit.displayed_text()
    passage.select(4, text.index("；") + 2)
    passage.type("x")
    assert passage.template == "全年x。"
    passage.type("y")
    assert passage.template == "全年xy。"


def test_a_selection_ending_on_a_chip_is_typed_over_in_plain_text(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}")
    passage.press(Key.Key_A, ctrl=True)
    passage.type("z")
    assert passage.template == "z"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_on_a_selected_chip_go_to_its_field(qtbot: QtBot, key: Qt.Key) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.edit.set_caret(2)
    passage.press(Key.Key_Delete)
    passage.press(key)
    assert passage.activated == ["area.tax"]
    assert passage.edits == []


def test_enter_starts_a_paragraph(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "第一{team}第二")
    passage.caret_before("第二")
    passage.press(Key.Key_Return, shift=True)
    assert passage.edits == ["第一{team}\n第二"]
    assert passage.edit.height() == 2 * 26


def test_arrows_leave_a_selection_at_its_edge(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "一二三四五")
    passage.select(1, 4)
    passage.press(Key.Key_Left)
    assert passage.edit.caret() == 1
    passage.select(1, 4)
    passage.press(Key.Key_Right)
    assert passage.edit.caret() == 4


@pytest.mark.parametrize(
    ("key", "shift"),
    [(Key.Key_Z, False), (Key.Key_Z, True), (Key.Key_Y, False)],
    ids=["undo", "redo", "redo_y"],
)
def test_undo_keys_are_left_to_the_window(qtbot: QtBot, key: Qt.Key, shift: bool) -> None:
    passage = OpenPassage(qtbot, "文字")
    passage.type("ab")
    held = Qt.KeyboardModifier.ControlModifier
    held |= Qt.KeyboardModifier.ShiftModifier if shift else held
    offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    offered.ignore()
    QApplication.sendEvent(passage.edit, offered)
    assert not offered.isAccepted()
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, held)
    passage.edit.keyPressEvent(pressed)
    assert not pressed.isAccepted()
    assert passage.template == "ab文字"


def test_an_undo_action_of_the_window_gets_ctrl_z(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    passage = OpenPassage(qtbot, "文字")
    QVBoxLayout(window).addWidget(passage.edit)
    undo = QAction("撤销", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    window.addAction(undo)
    window.show()
    window.activateWindow()
    passage.edit.setFocus()
    qtbot.waitUntil(passage.edit.hasFocus)
    with qtbot.waitSignal(undo.triggered):
        passage.press(Key.Key_Z, ctrl=True)
    assert passage.template == "文字"


def test_tab_leaves_the_box_in_both_directions(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    passage = OpenPassage(qtbot, "文字")
    layout = QVBoxLayout(window)
    before, after = QLineEdit(), QLineEdit()
    for widget in (before, passage.edit, after):
        layout.addWidget(widget)
    window.show()
    QWidget.setTabOrder(before, passage.edit)
    QWidget.setTabOrder(passage.edit, after)
    window.activateWindow()
    passage.edit.setFocus()
    qtbot.waitUntil(passage.edit.hasFocus)
    passage.press(Key.Key_Tab)
    assert after.hasFocus()
    passage.edit.setFocus()
    passage.press(Key.Key_Backtab, shift=True)
    assert before.hasFocus()
    assert passage.template == "文字"


def test_a_read_only_passage_is_read_and_copied_but_not_changed(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.edit.setReadOnly(True)
    passage.edit.set_caret(2)
    passage.type("x")
    passage.press(Key.Key_Delete, times=2)
    passage.press(Key.Key_Return)
    passage.edit.paste()
    passage.compose("ni", "你")
    assert passage.template == "全年{tax}。"
    assert passage.edits == []


def test_marks_stay_under_their_words_while_the_text_moves(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "𠮷{tax}，截止12月底。")
    at = passage.edit.displayed_text().index("截止")
    passage.edit.set_marks([(at, at + 2, "error", "应为截至")])
    passage.edit.set_caret(0)
    passage.type("abc")
    passage.edit.set_chips({"tax": CHIPS["team"]})
    [mark] = passage.edit.marks()
    assert mark.cursor.selectedText() == "截止"
    passage.edit.set_pieces(pieces_of("截止"))
    passage.edit.grab()


def test_the_caret_is_told_so_that_the_page_can_follow(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "一行\n两行")
    with qtbot.waitSignal(passage.edit.caret_moved) as moved:
        passage.edit.moveCursor(QTextCursor.MoveOperation.End)
    assert moved.args is not None
    assert moved.args[0].top() >= 26
