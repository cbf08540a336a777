"""Boxes of one line: figures, years, days and words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.fields.line_edit import LineEdit
from tests.desktop.test_fields.conftest import Page, compose, type_in

Open = Callable[..., Page]


def line(page: Page, path: str) -> LineEdit:
    box = page.enter(path)
    assert isinstance(box, LineEdit)
    return box


def words_on(page: Page) -> str:
    return "\n".join(label.text() for label in page.fields.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("typed", "answer", "note"),
    [
        ("86412.37", "86412.37", ""),
        ("８６４１２．３７", "86412.37", ""),
        ("86,412.37", "86412.37", "读作86412.37万元"),
        (" 8.6 亿 ", "86000", "读作86000万元"),
        ("86412.37万元", "86412.37", ""),
    ],
)
def test_figures_are_read_as_people_write_them(
    open_page: Open, qtbot: QtBot, typed: str, answer: str, note: str
) -> None:
    page = open_page("area")
    box = line(page, "area.tax.current")
    type_in(box, typed)
    assert page.answer("area.tax.current") == answer
    assert box.text() == typed  # nothing moves under the hands of the writer
    page.enter("area.visits")
    assert box.text() == answer
    assert note in words_on(page)


@pytest.mark.parametrize("typed", ["约8.6亿", "8.6 万户", "1,2", "，"])
def test_what_cannot_be_read_stays_in_the_box_and_is_the_answer(
    open_page: Open, qtbot: QtBot, typed: str
) -> None:
    page = open_page("area")
    box = line(page, "area.tax.current")
    type_in(box, typed)
    page.enter("area.visits")
    assert box.text() == typed
    assert page.answer("area.tax.current") == typed
    assert any(f.rule == "F02" and f.path == "area.tax.current" for f in page.bridge.state.findings)


@pytest.mark.parametrize("typed", ["2027-1-5", "2027年1月5日", "2027.1.5", "2027/01/05", "２０２７－１－５"])
def test_days_are_kept_as_iso_and_shown_as_spoken(open_page: Open, qtbot: QtBot, typed: str) -> None:
    page = open_page("basic")
    box = line(page, "basic.day")
    type_in(box, typed)
    assert page.answer("basic.day") == "2027-01-05"
    page.enter("basic.unit")
    assert box.text() == "2027年1月5日"
    line(page, "basic.day").clear()
    assert page.answer("basic.day") is None


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_calendar_fills_in_a_day(open_page: Open, qtbot: QtBot) -> None:
    from PySide6.QtCore import QDate

    from desktop.fields.date_edit import DateEdit

    page = open_page("basic")
    box = page.at("basic.day")
    assert isinstance(box, DateEdit)
    box.open_calendar()
    assert box._calendar is not None
    box._calendar.days.clicked.emit(QDate(2027, 1, 5))
    assert page.answer("basic.day") == "2027-01-05"
    assert not box._calendar.isVisible()


def test_undo_belongs_to_the_report(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "甲局"})
    box = line(page, "basic.unit")
    box.end(False)
    type_in(box, "乙")
    for key, held in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        asked.ignore()
        QApplication.sendEvent(box, asked)
        assert not asked.isAccepted()
        qtbot.keyClick(box, key, held)
        assert box.text() == "甲局乙"
    page.bridge.undo()
    assert box.text() == "甲局"
    assert box.cursorPosition() == 2
    page.bridge.redo()
    assert box.text() == "甲局乙"


def test_undo_elsewhere_in_the_text_leaves_the_caret(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "国家税务总局"})
    box = line(page, "basic.unit")
    box.setCursorPosition(4)
    page.bridge.edit({"basic.unit": "某国家税务总局"})
    assert (box.text(), box.cursorPosition()) == ("某国家税务总局", 5)
    page.bridge.undo()
    assert (box.text(), box.cursorPosition()) == ("国家税务总局", 4)


def test_leaving_a_box_begins_a_new_step(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    type_in(line(page, "basic.unit"), "甲")
    page.enter("basic.short")
    type_in(line(page, "basic.unit"), "乙")
    page.bridge.undo()
    assert page.answer("basic.unit") in ("甲", "乙")
    page.bridge.undo()
    assert page.answer("basic.unit") is None


def test_blanks_around_go_when_the_box_is_left_and_it_says_so(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = line(page, "basic.unit")
    type_in(box, "  云溪\u200b县税务局 ")
    assert page.answer("basic.unit") == "  云溪\u200b县税务局 "
    page.enter("basic.short")
    assert box.text() == page.answer("basic.unit") == "云溪县税务局"
    assert "已去掉" in words_on(page)


def test_too_long_is_counted_never_cut(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = line(page, "basic.unit")
    type_in(box, "国家税务总局云溪县税务局")
    assert page.answer("basic.unit") == "国家税务总局云溪县税务局"
    assert "超出 4 字" in words_on(page)


def test_pasted_lines_become_one(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area")
    box = line(page, "area.note")
    QGuiApplication.clipboard().setText("第一行\r\n第二行\u000b第三行\n")
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.answer("area.note") == "第一行 第二行 第三行"
    box.setText("一\n二")
    assert box.text() == "一 二"


def test_enter_goes_on_to_the_next_box(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area")
    qtbot.keyClick(line(page, "area.tax.current"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.at("area.tax.previous")
    qtbot.keyClick(page.at("area.tax.previous"), Qt.Key.Key_Enter)
    assert QApplication.focusWidget() is page.at("area.relief.total")


# ------------------------------------------------------------------ defaults


def test_a_default_is_shown_live_until_it_is_edited(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = page.at("basic.title")
    assert isinstance(box, QLineEdit)
    assert box.text() == ""
    assert "年度报告" in box.placeholderText()
    type_in(line(page, "basic.report_year"), "2026")
    assert box.text() == "2026年度报告"
    assert box.property("wording") == "default"
    assert "默认文字" in words_on(page)
    assert page.answer("basic.title") is None
    edit = line(page, "basic.title")
    edit.end(False)
    type_in(edit, "书")
    assert page.answer("basic.title") == "2026年度报告书"
    assert box.property("wording") == "own"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert page.answer("basic.title") is None  # word for word the default: it stays live


def test_a_required_default_comes_back_when_it_was_cleared(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = line(page, "basic.short")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert box.text() == ""
    assert box.placeholderText() == "我局"
    page.enter("basic.unit")
    assert box.text() == "我局"
    assert page.answer("basic.short") is None


def test_an_optional_default_can_be_cleared_for_good(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "甲局"})
    box = line(page, "basic.addressee")
    assert box.text() == "甲局党委"
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    page.enter("basic.unit")
    assert box.text() == ""
    assert page.answer("basic.addressee") == ""
    assert "不写" in box.placeholderText()
    page.bridge.undo()
    assert box.text() == "甲局党委"


def test_the_menu_is_chinese_and_restores_the_default(open_page: Open, qtbot: QtBot) -> None:
    from desktop.fields.edit_menu import build_menu

    page = open_page("basic", {"basic.short": "县局"})
    box = line(page, "basic.short")
    menu = build_menu(box, box.paste, box.restore_default)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["剪切", "复制", "粘贴", "全选", "恢复默认"]
    menu.actions()[-1].trigger()
    menu.deleteLater()
    assert box.text() == "我局"
    assert page.answer("basic.short") is None


# ------------------------------------------------------------------ input methods


def test_nothing_is_said_while_text_is_composed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "甲"})
    box = line(page, "basic.unit")
    box.end(False)
    edits: list[object] = []
    box.edited.connect(edits.append)
    for preedit in ("s", "sh", "shui"):
        compose(box, preedit)
    assert edits == []
    assert box.is_composing()
    compose(box, "", "税")
    assert edits == ["甲税"]
    assert page.answer("basic.unit") == "甲税"


def test_a_composition_that_is_cancelled_leaves_nothing(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "甲"})
    box = line(page, "basic.unit")
    compose(box, "shui")
    compose(box, "")
    assert page.answer("basic.unit") == box.text() == "甲"


def test_an_undo_waits_for_the_composition(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    box = line(page, "basic.unit")
    type_in(box, "甲")
    compose(box, "shui")
    page.bridge.undo()
    assert box.text() == "甲"  # not killed
    compose(box, "")
    assert box.text() == ""


def test_leaving_while_composing_keeps_what_was_typed_once(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic", {"basic.unit": "甲"})
    box = line(page, "basic.unit")
    box.end(False)
    compose(box, "shui")
    page.enter("basic.short")
    assert box.text() == page.answer("basic.unit") == "甲shui"


def test_flush_takes_what_is_composed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    compose(line(page, "basic.unit"), "shui")
    page.fields.flush()
    assert page.answer("basic.unit") == "shui"
