"""The row of a passage: margin, menu, notes, and how the bed shows focus and errors."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.passages.note_row import Note
from desktop.passages.passage_row import PassageRow
from desktop.theme.theme import Theme
from tests.desktop.passages import CHIPS, pieces_of


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> PassageRow:
    row = PassageRow("area.revenue", theme)
    qtbot.addWidget(row)
    row.set_lead("一是")
    row.set_name("一是（政治引领）")
    row.edit.set_chips(CHIPS)
    row.edit.set_pieces(pieces_of("全年{tax}；成立{team}。"))
    row.resize(600, 100)
    row.show()
    qtbot.waitExposed(row)
    return row


def words(row: PassageRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel) if label.text() and label.isVisible()]


def test_margin_says_lead_and_count_and_what_is_over(row: PassageRow) -> None:
    row.set_count(156)
    assert words(row) == ["一是", "156 字"]
    row.set_count(168, over=12)
    assert words(row) == ["一是", "168 字", "超出 12 字"]
    row.set_lead("")
    assert "一是" not in words(row)


def test_names_are_for_screen_readers_and_paths_for_the_program(row: PassageRow) -> None:
    assert row.edit.accessibleName() == "一是（政治引领）"
    assert row.edit.objectName() == "area.revenue"
    [more] = row.findChildren(QToolButton)
    assert more.accessibleName() == "一是（政治引领）：更多操作"
    assert more.toolTip() == "更多操作"


def test_menu_offers_what_can_be_done(row: PassageRow) -> None:
    seen: list[str] = []
    row.up_chosen.connect(lambda: seen.append("up"))
    row.down_chosen.connect(lambda: seen.append("down"))
    row.reset_chosen.connect(lambda: seen.append("reset"))
    row.removal_chosen.connect(lambda: seen.append("remove"))
    row.set_actions("down", "reset", "remove")
    menu = row.menu()
    assert [action.text() for action in menu.actions()] == ["上移", "下移", "恢复默认文字", "删去"]
    for action in menu.actions():
        action.trigger()
    assert seen == ["down", "reset", "remove"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_from_its_button_and_the_keyboard(row: PassageRow, qtbot: QtBot) -> None:
    [more] = row.findChildren(QToolButton)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_notes_say_severity_in_words_and_their_buttons_answer(row: PassageRow, qtbot: QtBot) -> None:
    chosen: list[int] = []
    row.note_action_chosen.connect(chosen.append)
    row.set_notes(
        [
            "沿用去年的文字",
            Note("分项合计多于合计。", "error", "改为1.30亿元", fix=True),
            Note("补一句。", "warning", "写明理由后保留"),
        ]
    )
    row.set_lead("")
    said = ["沿用去年的文字", "错误", "分项合计多于合计。", "警告", "补一句。"]
    qtbot.waitUntil(lambda: words(row) == said)
    for button in row.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [1, 2]
    row.set_notes([])
    assert words(row) == []


def test_a_long_note_wraps_and_does_not_widen_the_window(row: PassageRow) -> None:
    least = row.minimumSizeHint().width()
    row.set_notes([Note("很长的一句提示，" * 12, "hint", "去填")])
    QApplication.processEvents()
    assert row.minimumSizeHint().width() <= max(least, 360)
    assert row.width() == 600


def test_bed_at_rest_ring_in_focus_and_line_of_an_error(row: PassageRow, theme: Theme, qtbot: QtBot) -> None:
    frame = row.frame
    row.edit.clearFocus()
    at_rest = frame.grab().toImage()
    assert at_rest.pixelColor(0, 20) == theme.colour("edge")
    assert at_rest.pixelColor(8, 20) == theme.colour("field")
    row.set_state("error")
    assert frame.grab().toImage().pixelColor(0, 20) == theme.colour("error")
    row.activateWindow()
    row.edit.setFocus()
    qtbot.waitUntil(row.edit.hasFocus)
    written = frame.grab().toImage()
    assert written.pixelColor(written.width() - 1, 20) == theme.colour("focus")
    assert written.pixelColor(8, 20) == theme.colour("surface")


def test_the_lead_takes_the_accent_while_its_passage_is_written(row: PassageRow, qtbot: QtBot) -> None:
    lead = next(label for label in row.findChildren(QLabel) if label.text() == "一是")
    row.activateWindow()
    row.edit.setFocus()
    qtbot.waitUntil(row.edit.hasFocus)
    assert lead.property("state") == "current"
    row.edit.clearFocus()
    assert lead.property("state") == ""


@pytest.mark.parametrize("above", [True, False])
def test_a_press_on_the_bed_goes_to_the_text(row: PassageRow, qtbot: QtBot, above: bool) -> None:
    frame = row.frame
    row.activateWindow()
    edge = QPoint(frame.width() - 2, 1 if above else frame.height() - 2)
    qtbot.mouseClick(frame, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.waitUntil(row.edit.hasFocus)
    assert row.edit.caret() == len(row.edit.displayed_text())


def test_the_row_is_as_high_as_its_text(row: PassageRow, qtbot: QtBot) -> None:
    frame = row.frame
    around = frame.sizeHint().height() - row.edit.height()
    row.edit.set_pieces(pieces_of("一\n二\n三\n四"))
    assert row.edit.height() == 4 * 26
    qtbot.waitUntil(lambda: row.sizeHint().height() >= around + 4 * 26)
