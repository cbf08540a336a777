"""Checking in the window: when findings are shown, how one walks them, how they are mended."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.findings.finding_row import FindingRow
from desktop.findings.order import in_order
from tests.desktop.test_window.stage import Stage

TOTAL = "party_and_business.relief.total"


def _rows(stage: Stage) -> list[FindingRow]:
    return [row for row in stage.desk.view.strip.findChildren(FindingRow) if row.isVisible()]


def test_an_untouched_report_shows_no_errors_until_it_is_checked(stage: Stage) -> None:
    stage.open_blank()
    strip = stage.desk.view.strip
    assert not [finding for finding in strip.findings if finding.severity == "error"]
    stage.act("check")
    errors = [finding for finding in strip.findings if finding.severity == "error"]
    assert errors
    assert strip.open and len(_rows(stage)) == len(strip.findings)


def test_a_tab_that_was_marked_done_shows_what_it_lacks(stage: Stage) -> None:
    stage.open_blank()
    stage.press("action:done:basic")
    places = {
        finding.path.split(".")[0] for finding in stage.desk.view.strip.findings if finding.rule == "F01"
    }
    assert places == {"basic"}


def test_the_list_keeps_to_two_fifths(stage: Stage) -> None:
    stage.open_blank()
    stage.act("check")
    strip = stage.desk.view.strip
    assert strip.height() <= 0.42 * stage.desk.view.height()
    stage.window.resize(1024, 600)
    stage.turn()
    assert strip.height() <= 0.42 * stage.desk.view.height()


def test_f8_walks_every_finding_in_order_across_the_tabs(stage: Stage) -> None:
    stage.open_blank()
    stage.act("check")
    state = stage.bridge.state
    wanted = in_order(state.form, state.answers, state.findings)
    for finding in wanted:
        stage.act("next_finding")
        assert stage.desk.view.strip.current == finding
        assert stage.desk.view.current == finding.path.split(".")[0]
        box = stage.app.focusWidget()
        assert box is not None and box.objectName().startswith(finding.path), finding
        assert stage.is_seen(box), finding
    stage.act("next_finding")
    assert stage.desk.view.strip.current == wanted[0], "and round again"
    stage.act("previous_finding")
    assert stage.desk.view.strip.current == wanted[-1]


def test_f8_begins_at_the_tab_that_is_shown(stage: Stage) -> None:
    stage.open_blank()
    stage.desk.check()
    stage.desk.view.go_section("closing")
    stage.act("next_finding")
    assert stage.focused().startswith("closing.")


def test_f8_goes_on_from_a_finding_that_was_mended(stage: Stage) -> None:
    stage.open_blank()
    stage.act("check")
    stage.act("next_finding")
    first = stage.focused()
    stage.write(stage.box(first), "国家税务总局云溪县税务局")
    stage.until(lambda: first not in [f.path for f in stage.desk.view.strip.findings])
    rest = list(stage.desk.view.strip.findings)
    stage.act("next_finding")
    assert stage.desk.view.strip.current == rest[0]


def test_mending_takes_the_finding_away_and_leaves_the_caret(stage: Stage) -> None:
    stage.open_example(party_and_business__relief__total="1.26")
    stage.act("check")
    box = stage.go("party_and_business.revenue_note")
    assert isinstance(box, QLineEdit)
    box.setCursorPosition(2)
    row = next(row for row in _rows(stage) if row.finding is not None and row.finding.path == TOTAL)
    row.way_out_chosen.emit()
    stage.until(lambda: TOTAL not in [finding.path for finding in stage.desk.view.strip.findings])
    assert stage.bridge.answers.text(TOTAL) == "1.37"
    assert (stage.focused(), box.cursorPosition()) == ("party_and_business.revenue_note", 2)
    stage.act("undo")
    assert stage.bridge.answers.text(TOTAL) == "1.26"


def test_a_row_leads_to_its_place(stage: Stage) -> None:
    stage.open_example(rectification__issues_rectified="9")
    stage.act("check")
    row = next(row for row in _rows(stage) if row.finding and row.finding.severity == "error")
    assert row.accessibleName().startswith("错误，（六）已整改，")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    stage.turn()
    assert stage.focused() == "rectification.issues_rectified"


def test_the_same_words_in_the_list_and_below_the_passage(stage: Stage) -> None:
    stage.open_example()
    stage.act("check")
    finding = next(f for f in stage.desk.view.strip.findings if f.path.endswith(".text"))
    stage.go(finding.path)
    from desktop.passages.note_row import NoteRow

    notes = [row.note.text for row in stage.window.findChildren(NoteRow) if row.isVisible()]
    assert finding.message in notes


def test_with_nothing_to_mend_the_walk_says_so(stage: Stage) -> None:
    stage.open_example()
    stage.desk.view.strip.findings = []
    stage.act("next_finding")
    assert "没有要改的" in stage.window.notice.line
