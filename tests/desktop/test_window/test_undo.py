"""Undo and redo of the report: across fields, passages and structure, from inside any box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.desktop.test_window.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier


def _tip(stage: Stage, name: str) -> str:
    action = stage.window.findChild(QAction, f"action:{name}")
    assert isinstance(action, QAction)
    return action.toolTip()


def test_undo_goes_back_over_tabs_and_shows_the_place(stage: Stage) -> None:
    desk = stage.open_example()
    before = dict(stage.bridge.answers)
    stage.write(stage.go("basic.county_name"), "乙")
    stage.write(stage.go("problem_1.detail.text"), "丙")
    desk.view.go_section("causes")
    stage.act("undo")
    assert stage.focused() == "problem_1.detail.text"
    assert "丙" not in str(stage.bridge.answers.get("problem_1.detail.text", ""))
    stage.act("undo")
    assert stage.focused() == "basic.county_name"
    assert dict(stage.bridge.answers) == before
    stage.act("redo")
    stage.act("redo")
    assert stage.focused() == "problem_1.detail.text"
    assert "丙" in str(stage.bridge.answers["problem_1.detail.text"])


def test_the_keys_reach_the_report_from_inside_a_line_and_a_passage(stage: Stage) -> None:
    stage.open_example()
    for path in ("basic.county_name", "opening.opening.text"):
        before = stage.bridge.answers.get(path)
        box = stage.go(path)
        stage.write(box, "字")
        assert stage.bridge.answers.get(path) != before
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
        stage.turn()
        assert stage.bridge.answers.get(path) == before
        QTest.keyClick(box, Qt.Key.Key_Y, CTRL)
        stage.turn()
        assert "字" in str(stage.bridge.answers.get(path))
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        stage.turn()
        assert "字" in str(stage.bridge.answers.get(path))


def test_the_buttons_name_what_they_take_back(stage: Stage) -> None:
    stage.open_example()
    undo = [b for b in stage.window.findChildren(QAbstractButton, "action:undo") if b.isVisible()]
    assert undo and not undo[0].isEnabled()
    stage.write(stage.go("party_and_business.tax_revenue.current"), "1")
    assert _tip(stage, "undo") == "撤销：（二）全口径税收"
    assert undo[0].isEnabled() and undo[0].toolTip().startswith("撤销：（二）全口径税收")
    stage.act("undo")
    assert _tip(stage, "undo") == "撤销"
    assert _tip(stage, "redo") == "重做：（二）全口径税收"


def test_moving_on_begins_a_new_step(stage: Stage) -> None:
    stage.open_example()
    stage.write(stage.go("basic.county_name"), "甲")
    stage.write(stage.go("basic.city_name"), "乙")
    stage.write(stage.go("basic.county_name"), "丙")
    stage.act("undo")
    assert "甲" in stage.bridge.answers.text("basic.county_name")
    assert "乙" in stage.bridge.answers.text("basic.city_name")


def test_undo_of_a_mark_leads_to_its_tab(stage: Stage) -> None:
    desk = stage.open_example()
    desk.view.go_section("causes")
    stage.press("action:done:causes")
    assert stage.bridge.answers["causes.done"] is True
    desk.view.go_section("basic")
    stage.act("undo")
    assert desk.view.current == "causes"
    assert "causes.done" not in stage.bridge.answers
