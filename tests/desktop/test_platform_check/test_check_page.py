"""The page 「检查这台电脑」 in the window: first start, the box to try, choices, the file for the IT office."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import prepare_application
from desktop.main_window import MainWindow
from desktop.platform_check.check_desk import CheckDesk
from desktop.platform_check.input_row import InputRow
from desktop.platform_check.item import Item
from desktop.platform_check.try_box import ONLY_LETTERS, UNTRIED, WORKS
from tests.desktop.test_window.stage import Stage

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    prepare_application(qapp)
    made = Stage(qapp, qtbot, tmp_path)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.turn()


def _desk(stage: Stage) -> CheckDesk:
    desk = stage.window.check.desk
    assert desk is not None
    return desk


def _row(stage: Stage) -> InputRow:
    row = _desk(stage).page.input_row
    assert row is not None
    return row


def _words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_it_is_reached_from_the_start_page_and_left_again(stage: Stage) -> None:
    stage.press("action:platform_check")
    assert _desk(stage).page.isVisible()
    words = _words(stage.window)
    for title in ("检查这台电脑", "输入法", "公文字体", "保存位置", "屏幕", "日期时间", "联网"):
        assert title in words
    assert stage.focused() == "platform_check:try"
    stage.press("action:platform_check_done")
    assert stage.window.check.desk is None
    assert stage.window.start.page.isVisible()


def test_from_a_report_it_leaves_the_report_kept(stage: Stage) -> None:
    desk = stage.open_blank()
    stage.write(stage.go("basic.unit_full_name"), "某县税务局")
    report_id = desk.report.id
    stage.act("platform_check")
    assert _desk(stage).page.isVisible() and stage.window.desk is None
    assert stage.window.start.shelf.load(report_id).answers.text("basic.unit_full_name") == "某县税务局"
    stage.open(report_id)
    assert stage.window.check.desk is None and stage.desk.view.isVisible()


def test_composing_shows_that_the_input_method_works(stage: Stage) -> None:
    stage.act("platform_check")
    assert _row(stage).box.outcome == UNTRIED
    stage.compose(_row(stage).box, "ni hao")
    assert _row(stage).box.outcome == WORKS
    stage.write(_row(stage).box, "你好")
    assert "能打中文，没有问题" in _words(stage.window)


def test_chinese_that_comes_without_composing_counts_too(stage: Stage) -> None:
    stage.act("platform_check")
    stage.write(_row(stage).box, "，")
    assert _row(stage).box.outcome == UNTRIED
    stage.write(_row(stage).box, "好")
    assert _row(stage).box.outcome == WORKS


def test_letters_bring_the_remedy(stage: Stage) -> None:
    stage.act("platform_check")
    QTest.keyClicks(_row(stage).box, "nihao")
    assert _row(stage).box.outcome == ONLY_LETTERS
    assert "Ctrl+空格" in _words(stage.window)
    stage.compose(_row(stage).box, "ni")
    assert _row(stage).box.outcome == WORKS


def test_examining_again_keeps_what_was_tried(stage: Stage) -> None:
    stage.act("platform_check")
    stage.write(_row(stage).box, "你好")
    stage.press("action:platform_check_again")
    assert _row(stage).tried_so_far() == ("你好", WORKS)


def test_the_way_to_the_input_method_is_kept(stage: Stage) -> None:
    row = InputRow(stage.theme, Item("input_method", "输入法", False, "没有", ("办法",)), "auto", "linux")
    chosen: list[str] = []
    row.wish_chosen.connect(chosen.append)
    choice = row.findChild(QComboBox, "platform_check:input_method_wish")
    assert isinstance(choice, QComboBox) and choice.isVisibleTo(row)
    choice.setCurrentIndex(choice.findData("ibus"))
    choice.activated.emit(choice.currentIndex())
    assert chosen == ["ibus"]
    row.deleteLater()
    on_windows = InputRow(stage.theme, Item("input_method", "输入法", True, "用"), "auto", "win32")
    ways = on_windows.findChild(QComboBox)
    assert isinstance(ways, QComboBox) and not ways.isVisibleTo(on_windows)
    on_windows.deleteLater()


def test_the_chosen_fonts_stand_in_the_file(stage: Stage) -> None:
    stage.act("platform_check")
    choice = _desk(stage).page.findChild(QComboBox, "platform_check:font_scheme")
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData("system"))
    choice.activated.emit(choice.currentIndex())
    stage.turn()
    assert "华文中宋" in _words(stage.window)  # the table follows
    stage.open_example()
    stage.act("export_draft")
    [file] = stage.out.glob("*.docx")
    styles = Document(str(file)).styles
    fonts = {node.get(qn("w:eastAsia")) for node in styles.element.iter(qn("w:rFonts"))}
    assert "仿宋" in fonts and "仿宋_GB2312" not in fonts


def test_the_result_is_saved_for_the_it_office(stage: Stage) -> None:
    stage.act("platform_check")
    stage.press("action:platform_check_save")
    [file] = stage.out.glob("*.txt")
    text = file.read_text("utf-8-sig")
    assert "公文字体" in text and "试打：还没有试" in text and str(stage.data) in text
    assert str(file) in stage.window.notice.line
    stage.prompts.sure = False
    file.write_text("old")
    stage.press("action:platform_check_save")
    assert file.read_text() == "old"


def test_a_place_that_cannot_be_written_to_is_told(stage: Stage) -> None:
    stage.act("platform_check")
    stage.prompts.path = stage.out / "none" / "a.txt"
    stage.press("action:platform_check_save")
    assert "没有存上" in stage.window.notice.line


def test_every_box_has_a_name_and_the_wheel_changes_nothing(stage: Stage) -> None:
    stage.act("platform_check")
    page = _desk(stage).page
    for box in page.findChildren(QWidget):
        if box.isVisible() and isinstance(box, QComboBox):
            assert box.accessibleName()
    assert _row(stage).box.accessibleName() == "试一试输入法"


FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import desktop.app as program
made = program.make_window
def make_window(app, **given):
    window = made(app, **given)
    def look():
        print("CHECK" if window.check.desk else "START", window.isVisible())
        window.close()
    QTimer.singleShot(600, look)
    return window
program.make_window = make_window
sys.exit(program.run_window(Path(sys.argv[1]), None))
"""


def test_it_comes_at_the_first_start_only(tmp_path: Path) -> None:
    seen = [
        subprocess.run(
            [sys.executable, "-c", FIRST, str(tmp_path / "数据")],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout.split()[0]
        for _ in range(2)
    ]
    assert seen == ["CHECK", "START"]


def test_the_action_is_named(stage: Stage) -> None:
    assert isinstance(stage.window.findChild(QAction, "action:platform_check"), QAction)
