"""The tabs: names, states in words, and every way from one to another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.tab_button import TabButton, TabState
from tests.desktop.test_window.stage import Stage


def _tab(stage: Stage, section_id: str) -> TabButton:
    found = stage.window.findChild(QWidget, f"tab:{section_id}")
    assert isinstance(found, TabButton), section_id
    return found


def test_every_tab_can_be_found_and_clicked(stage: Stage) -> None:
    desk = stage.open_example()
    for section in stage.bridge.form.sections:
        QTest.mouseClick(_tab(stage, section.id), Qt.MouseButton.LeftButton)
        stage.turn()
        assert desk.view.current == section.id
        page = stage.window.findChild(QWidget, f"page:{section.id}")
        assert isinstance(page, QWidget) and page.isVisible()
        box = stage.app.focusWidget()
        assert box is not None and desk.view.page(section.id).isAncestorOf(box), section.id


def test_pages_are_made_on_the_first_visit(stage: Stage) -> None:
    stage.open_example()
    assert stage.window.findChild(QWidget, "page:basic") is not None
    assert stage.window.findChild(QWidget, "page:causes") is None


def test_names_as_the_report_numbers_them(stage: Stage) -> None:
    stage.open_example()
    assert _tab(stage, "thought").text() == "（一）思想政治"
    assert _tab(stage, "problem_1").text().startswith("问题一　")
    assert _tab(stage, "review").text() == "核对与导出"
    stage.bridge.edit({"problem_1.heading": "责任落实有差距"})
    assert _tab(stage, "problem_1").text() == "问题一　责任落实有差距"


def test_the_state_is_told_in_words(stage: Stage) -> None:
    stage.open_example(grassroots__integrity_acts__pledges="99")
    assert _tab(stage, "basic").accessibleName().endswith("已填完，当前栏")
    assert "1处错误" in _tab(stage, "grassroots").accessibleName()
    stage.bridge.edit({"basic.county_name": None})
    assert "已填11，应填12" in _tab(stage, "basic").accessibleName()
    assert _tab(stage, "review").accessibleName() == "核对与导出"


def test_done_is_quiet_and_unfinished_stands_out() -> None:
    assert TabState("一", 3, 3).quiet
    assert not TabState("一", 2, 3).quiet
    assert not TabState("一", 3, 3, warnings=1).quiet
    assert TabState("一", 3, 3, 2, 1).findings() == [("2错", "error"), ("1警", "warn")]


@pytest.mark.parametrize(
    ("key", "modifier", "lands"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "opening"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, "opening"),
        (Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier, "thought"),
        (Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier, "problems_lead"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "basic"),
    ],
)
def test_keys_from_inside_a_box(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier, lands: str) -> None:
    desk = stage.open_example()
    QTest.keyClick(stage.go("basic.unit_full_name"), key, modifier)
    stage.turn()
    assert desk.view.current == lands


def test_back_and_forth_from_inside_a_passage(stage: Stage) -> None:
    desk = stage.open_example()
    box = stage.go("opening.opening.text")
    QTest.keyClick(box, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    stage.turn()
    assert desk.view.current == "thought"
    stage.act("previous_tab")
    assert desk.view.current == "opening"


def test_arrows_walk_the_list_and_keep_the_focus_there(stage: Stage) -> None:
    desk = stage.open_example()
    _tab(stage, "basic").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(_tab(stage, "basic"), Qt.Key.Key_Down)
    stage.turn()
    assert desk.view.current == "opening"
    assert stage.focused() == "tab:opening"
    QTest.keyClick(_tab(stage, "opening"), Qt.Key.Key_Up)
    QTest.keyClick(_tab(stage, "basic"), Qt.Key.Key_Up)
    stage.turn()
    assert stage.focused() == "tab:basic"


def test_the_list_is_one_stop_of_the_tab_key(stage: Stage) -> None:
    stage.open_example()
    tabs = [_tab(stage, section.id) for section in stage.bridge.form.sections]
    assert [tab.section_id for tab in tabs if tab.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["basic"]


def test_the_foot_counts_the_whole(stage: Stage) -> None:
    desk = stage.open_example()
    progress = stage.bridge.state.progress.values()
    wanted = sum(tab.wanted for tab in progress)
    assert desk.view.tabs.total == f"已填 {wanted}/{wanted}"
    stage.bridge.edit({"basic.county_name": None})
    assert desk.view.tabs.total == f"已填 {wanted - 1}/{wanted}"
