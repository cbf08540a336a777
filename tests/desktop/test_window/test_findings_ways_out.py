"""What a clerk does about findings: mends one or all of a kind, keeps one with a reason, switches a rule off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from desktop.findings.finding_row import FindingRow
from desktop.passages.note_row import NoteRow
from desktop.passages.passage_edit import PassageEdit
from forms.check.findings import Finding
from forms.check.ignored import ignored_places, off_rules
from tests.desktop.test_window.stage import Stage

PASSAGE = "party_and_business.tax_relief.text"
SLIPS = "我局布署落实，层层布署。全年{relief.total}，又布署回访。"
HEADING = "rule_of_law.heading"


# Said by the offscreen plugin of every menu.
opens_menus = pytest.mark.qt_log_ignore("This plugin does not support")


def _slips(stage: Stage) -> PassageEdit:
    stage.open_example(
        **{PASSAGE.replace(".", "__"): SLIPS, "problem_1__example": "布署工作多，检查落实少，调研只有2次"}
    )
    stage.act("check")
    box = stage.go(PASSAGE)
    assert isinstance(box, PassageEdit)
    return box


def _found(stage: Stage, excerpt: str = "布署") -> list[Finding]:
    return [finding for finding in stage.bridge.shown_findings() if finding.excerpt == excerpt]


def _row(stage: Stage, finding: Finding) -> FindingRow:
    row = stage.desk.view.strip.list.row_of(finding)
    assert row is not None
    return row


def _menu(stage: Stage) -> QMenu:
    menu = stage.app.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _choose(stage: Stage, words: str) -> None:
    menu = _menu(stage)
    action = next(action for action in menu.actions() if action.text().startswith(words))
    menu.close()
    action.trigger()
    stage.turn()


def test_one_click_mends_in_one_step_and_the_caret_stays(stage: Stage) -> None:
    box = _slips(stage)
    box.set_caret(len("我局布署落实，层层"))
    note = next(
        row for row in stage.window.findChildren(NoteRow) if row.isVisible() and "部署" in row.note.text
    )
    button = note.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.turn()
    assert box.hasFocus() and box.caret() == len("我局布署落实，层层")
    assert stage.bridge.answers.text(PASSAGE) == SLIPS.replace("布署", "部署", 1)
    assert len([f for f in _found(stage) if f.path == PASSAGE]) == 2, "the finding goes at once"
    stage.act("undo")
    assert stage.bridge.answers.text(PASSAGE) == SLIPS


def test_the_mouse_in_the_list_leaves_the_focus_in_the_box(stage: Stage) -> None:
    box = _slips(stage)
    box.set_caret(3)
    row = _row(stage, next(f for f in _found(stage) if f.path == PASSAGE))
    QTest.mouseClick(row.way_out, Qt.MouseButton.LeftButton)
    stage.turn()
    assert box.hasFocus() and box.caret() == 3
    assert stage.bridge.answers.text(PASSAGE) == SLIPS.replace("布署", "部署", 1)
    QTest.keyClicks(box, "A")
    assert stage.bridge.answers.text(PASSAGE)[3] == "A"


def test_a_fix_never_takes_back_what_was_typed_since(stage: Stage) -> None:
    box = _slips(stage)
    first = next(f for f in _found(stage) if f.path == PASSAGE)
    box.set_caret(len(box.displayed_text()))
    QTest.keyClicks(box, "ABC")
    stage.desk.ways.fix(first)
    assert stage.bridge.answers.text(PASSAGE) == SLIPS.replace("布署", "部署", 1) + "ABC"


def test_all_of_a_kind_go_in_one_step(stage: Stage) -> None:
    _slips(stage)
    found = _found(stage)
    assert len(found) == 4 and len({f.path for f in found}) == 2
    row = _row(stage, found[0])
    assert row.all.text() == "全部改 4 处"
    row.all.click()
    stage.turn()
    assert not _found(stage)
    assert stage.bridge.answers.text(PASSAGE) == SLIPS.replace("布署", "部署")
    assert stage.bridge.answers.text("problem_1.example").startswith("部署")
    stage.act("undo")
    assert stage.bridge.answers.text(PASSAGE) == SLIPS
    assert stage.bridge.answers.text("problem_1.example").startswith("布署")


def test_a_place_is_kept_with_a_reason_listed_and_taken_back(stage: Stage) -> None:
    _slips(stage)
    finding = next(f for f in _found(stage) if f.path == "problem_1.example")
    stage.prompts.words = None
    stage.desk.ways.keep(finding)
    assert finding in stage.bridge.shown_findings(), "without a reason nothing is kept"
    stage.prompts.words = "引用上级原文"
    stage.desk.ways.keep(finding)
    stage.turn()
    assert finding not in stage.bridge.shown_findings()
    (place,) = ignored_places(stage.bridge.answers)
    assert (place.path, place.reason) == ("problem_1.example", "引用上级原文")
    stage.act("undo")
    stage.until(lambda: finding in stage.bridge.shown_findings())
    stage.act("redo")
    stage.until(lambda: finding not in stage.bridge.shown_findings())
    stage.press("action:kept")
    strip = stage.desk.view.strip
    back = [b for b in strip.kept.findChildren(QAbstractButton) if b.text() == "取消保留"]
    back[0].click()
    stage.turn()
    assert finding in stage.bridge.shown_findings()
    assert not strip.kept.isVisible()


def test_a_rule_is_switched_off_and_on_again(stage: Stage) -> None:
    _slips(stage)
    rule = _found(stage)[0].rule
    stage.desk.ways.switch_off(rule)
    assert not [f for f in stage.bridge.shown_findings() if f.rule == rule]
    assert off_rules(stage.bridge.answers) == {rule}
    stage.press("action:kept")
    back = [b for b in stage.desk.view.strip.kept.findChildren(QAbstractButton) if b.text() == "恢复"]
    back[0].click()
    stage.turn()
    assert len(_found(stage)) == 4
    assert "check.off" not in stage.bridge.answers


def test_figures_that_do_not_add_up_cannot_be_kept(stage: Stage) -> None:
    stage.open_example(party_and_business__relief__total="1.26")
    stage.act("check")
    finding = next(f for f in stage.bridge.shown_findings() if f.rule == "C04")
    menu = stage.desk.ways.menu(finding, stage.window)
    words = [action.text() for action in menu.actions()]
    assert words[0].startswith("错误：") and words[1] == "改为1.37亿元"
    assert not [word for word in words if "保留" in word or "停用" in word]
    menu.deleteLater()


@opens_menus
def test_alt_enter_offers_the_ways_out_at_the_caret(stage: Stage) -> None:
    box = _slips(stage)
    box.set_caret(len("我局布署落实，层层布"))
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    stage.turn()
    words = [action.text() for action in _menu(stage).actions()]
    assert words[1:] == [
        "改为“部署”",
        "全部改（4 处）",
        "写明理由后保留…",
        f"停用这条规则（{_found(stage)[0].rule}）",
    ]
    _choose(stage, "改为")
    assert stage.bridge.answers.text(PASSAGE) == SLIPS.replace("层层布署", "层层部署")


def test_alt_enter_with_nothing_to_mend_says_so(stage: Stage) -> None:
    stage.open_example()
    stage.go("party_and_business.tax_revenue.current")
    stage.act("ways_out")
    assert "没有要改的" in stage.window.notice.line


@opens_menus
def test_the_menu_of_a_mark_begins_with_its_ways_out(stage: Stage) -> None:
    box = _slips(stage)
    at = box.cursorRect().center()
    box.set_caret(len("我局布"))
    at = box.cursorRect().center()
    stage.app.sendEvent(
        box.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, box.viewport().mapToGlobal(at))
    )
    stage.turn()
    words = [action.text() for action in _menu(stage).actions()]
    assert words[1] == "改为“部署”" and any(word.startswith("复制") for word in words)
    _menu(stage).close()


@opens_menus
def test_the_dots_beside_a_finding_offer_the_same(stage: Stage) -> None:
    _slips(stage)
    note = next(
        row for row in stage.window.findChildren(NoteRow) if row.isVisible() and "部署" in row.note.text
    )
    dots = note.findChild(QToolButton)
    assert isinstance(dots, QToolButton)
    dots.click()
    stage.turn()
    _choose(stage, "停用")
    assert not _found(stage)


def test_a_wave_in_a_heading_a_line_and_a_text(stage: Stage) -> None:
    stage.open_example(
        **{HEADING.replace(".", "__"): "坚持依法治税布署法治建设"},
        problem_1__example="截止9月，只布署不检查，调研只有2次",
    )
    stage.act("check")
    heading = stage.go(HEADING)
    marks = heading.marks()  # type: ignore[attr-defined]  # a LineEdit
    assert [(m.start, m.end, m.message) for m in marks] == [
        (f.start, f.end, f.message) for f in _found(stage) if f.path == HEADING
    ]
    assert _found(stage)[0].message in heading.accessibleDescription()
    example = stage.go("problem_1.example")
    assert len(example.marks()) == 2  # type: ignore[attr-defined]  # a TextEdit
    assert example.grab().toImage() != stage.box(HEADING).grab().toImage()


def test_the_message_of_a_wave_under_the_mouse(stage: Stage) -> None:
    box = _slips(stage)
    box.set_caret(len("我局布"))
    finding = _found(stage)[0]
    assert box._hint_at(box.cursorRect().center()) == finding.message
    assert box._hint_at(QPoint(2, box.height() - 2)) != finding.message
