"""The rules of checking that a clerk relies on: when something is shown, one text everywhere, nothing in the way."""

import json
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit

from desktop.fields.finding_lines import FindingLines
from desktop.fields.marks import describe
from desktop.findings.order import in_order
from desktop.pages.review_page import ReviewPage
from desktop.passages.note_row import NoteRow
from desktop.passages.passage_edit import PassageEdit
from forms.check.check import check
from forms.check.findings import SEVERITY_WORDS, Finding
from tests.desktop.test_window.stage import Stage

PASSAGE = "party_and_business.tax_relief.text"
SLIPS = {
    PASSAGE.replace(".", "__"): "我局布署落实，截止12月底，全年{relief.total}，𠮷林又布署回访。",
    "problem_1__example": "布署工作多，检查落实少，截止9月调研只有2次",
    "rule_of_law__heading": "坚持依法治税，，布署法治税务建设",
    "party_and_business__relief__total": "1.26",
    "rectification__issues_rectified": "9",
    "measure_2__covers": ["problem_1"],
}
UNFRIENDLY = ("非法", "无效", "请", "抱歉", "error", "invalid", "None")


def _shown(stage: Stage) -> tuple[Finding, ...]:
    return stage.bridge.shown_findings()


def test_r8_nothing_about_what_nobody_has_touched(stage: Stage) -> None:
    stage.open_blank()
    stage.until(lambda: stage.bridge._found is not None)
    assert stage.bridge.state.findings and not [
        f for f in _shown(stage) if f.path not in stage.bridge.answers
    ]
    stage.write(stage.go("problem_1.example"), "布署工作多，检查落实少，调研只有2次")
    stage.until(lambda: "problem_1.example" in {f.path for f in _shown(stage)})
    assert {f.path for f in _shown(stage)} <= set(stage.bridge.answers)


@pytest.mark.parametrize("deed", ["check", "export", "export_draft"])
def test_r8_after_check_and_export_everything_is_shown(stage: Stage, deed: str) -> None:
    stage.open_blank()
    stage.act(deed)
    assert _shown(stage) == stage.bridge.state.findings
    assert any(f.rule == "F01" for f in _shown(stage))


def test_r9_nothing_is_checked_while_words_are_composed(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("problem_1.example")
    assert isinstance(box, QTextEdit)
    stage.until(lambda: stage.bridge._found is not None)
    told: list[None] = []
    stage.bridge.findings_changed.connect(lambda: told.append(None))
    stage.write(box, "布署")
    stage.compose(box, "gongzuo")
    QTest.qWait(400)
    assert told == []
    stage.write(box, "工作")
    stage.until(lambda: bool(told))
    assert "布署" in {f.excerpt for f in _shown(stage)}


def test_r9_typing_asks_nothing_and_bars_no_way(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.write(stage.go("basic.report_year"), "写错的年份")
    for section in stage.bridge.form.sections:
        stage.desk.view.go_section(section.id)
        assert stage.desk.view.current == section.id
    assert stage.prompts.asked == []
    assert stage.app.activeModalWidget() is None


def _inline(stage: Stage) -> Iterator[str]:
    """Every message that stands at its place, on all tabs."""
    for section in stage.bridge.form.sections:
        stage.desk.view.go_section(section.id)
        stage.turn()
        yield from (row.note.text for row in stage.window.findChildren(NoteRow) if row.isVisible())
        for lines in stage.window.findChildren(FindingLines):
            if lines.isVisible() or not lines.isVisibleTo(stage.window):
                yield from (finding.message for finding in lines.findings())


def test_r10_one_text_in_the_list_at_its_place_and_in_the_reports(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    wanted = {f.message for f in check(stage.bridge.form, stage.bridge.answers)}
    assert {row.finding.message for row in stage.desk.view.strip.list.rows() if row.finding} == wanted
    labels = {label.text() for label in stage.desk.view.strip.findChildren(QLabel)}
    assert wanted <= labels
    assert wanted <= set(_inline(stage))
    page = stage.desk.view.page("review")
    assert isinstance(page, ReviewPage)
    assert {row.cells[2].words for row in page.found.rows()} == wanted
    stage.prompts.path = stage.out / "自检.json"
    stage.act("self_check")
    told = json.loads((stage.out / "自检.json").read_text("utf-8"))
    assert {finding["message"] for finding in told["findings"]} == wanted


@pytest.mark.parametrize("blank", [False, True])
def test_r11_messages_are_short_plain_and_say_where(stage: Stage, blank: bool) -> None:
    if blank:
        stage.open_blank()
    else:
        stage.open_example(**SLIPS)
    stage.act("check")
    for row in stage.desk.view.strip.list.rows():
        finding = row.finding
        assert finding is not None
        assert 0 < len(finding.message) <= 40, finding
        assert not [word for word in UNFRIENDLY if word in finding.message], finding
        severity, place, message = row.accessibleName().split("，", 2)
        assert severity == SEVERITY_WORDS[finding.severity] and place and message == finding.message


def test_r12_what_was_kept_no_longer_blocks_and_is_listed(stage: Stage) -> None:
    stage.open_example(problem_1__example=SLIPS["problem_1__example"])
    stage.act("check")
    errors = [f for f in _shown(stage) if f.severity == "error"]
    stage.act("export")
    assert errors and not list(stage.out.glob("*.docx"))
    stage.act("export_draft")
    assert len(list(stage.out.glob("*草稿*.docx"))) == 1
    stage.prompts.words = "照录谈话原文"
    for finding in errors:
        stage.desk.ways.keep(finding)
    stage.act("export")
    assert len(list(stage.out.glob("*.docx"))) == 2
    page = stage.desk.view.page("review")
    assert isinstance(page, ReviewPage)
    assert {row.cells[0].words for row in page.kept.rows()} == {f.message for f in errors}
    assert {row.cells[2].words for row in page.kept.rows()} == {"照录谈话原文"}
    stage.prompts.path = stage.out / "自检.json"
    stage.act("self_check")
    told = json.loads((stage.out / "自检.json").read_text("utf-8"))
    assert {entry["reason"] for entry in told["accepted"]} == {"照录谈话原文"}
    assert len(told["exported"]["sha256"]) == 64 and told["exported"]["name"].endswith(".docx")


def _selected(box: object) -> str:
    if isinstance(box, PassageEdit):
        cursor = box.textCursor()
        return cursor.selectedText()
    if isinstance(box, QTextEdit):
        return box.textCursor().selectedText()
    return box.selectedText() if isinstance(box, QLineEdit) else ""


def test_r13_f8_selects_the_words_across_the_tabs_and_back(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    state = stage.bridge.state
    wanted = in_order(state.form, state.answers, _shown(stage))
    for finding in wanted:
        stage.act("next_finding")
        box = stage.app.focusWidget()
        assert box is not None and box.objectName().startswith(finding.path)
        assert stage.is_seen(box)
        if finding.end > finding.start:
            assert _selected(box) == finding.excerpt, finding
        assert finding.message in box.accessibleDescription() or not hasattr(box, "marks")
    stage.act("previous_finding")
    assert stage.desk.view.strip.current == wanted[-2]


def test_r13_f8_goes_on_within_the_passage_after_a_fix(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    found = [f for f in stage.desk.view.strip.findings if f.path == PASSAGE]
    stage.desk.view.go_finding(found[0])
    stage.desk.ways.fix(found[0])
    stage.act("next_finding")
    assert stage.desk.view.strip.current is not None
    assert stage.desk.view.strip.current.excerpt == found[1].excerpt == "截止"


def test_r13_the_closed_strip_says_what_f8_has_led_to(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    strip = stage.desk.view.strip
    strip.set_open(False)
    stage.act("next_finding")
    assert strip.current is not None
    assert strip.current.message in strip.said
    assert strip.said.startswith(SEVERITY_WORDS[strip.current.severity])


def test_the_filter_leaves_out_a_severity_and_f8_follows(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    everything = list(stage.desk.view.strip.findings)
    stage.press("severity:error")
    left = stage.desk.view.strip.findings
    assert left and left == [f for f in everything if f.severity != "error"]
    stage.act("next_finding")
    assert stage.desk.view.strip.current in left
    stage.press("severity:error")
    assert stage.desk.view.strip.findings == everything


def test_the_rows_stand_under_their_tabs_and_the_arrows_walk_them(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    listed = stage.desk.view.strip.list
    heads = [head.text() for head in listed._heads if head.isVisibleTo(listed)]
    assert "（二）政治引领" in heads and len(heads) == len(set(heads))
    rows = listed.rows()
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()


def test_r14_mending_by_hand_takes_the_finding_away_within_a_second(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    stage.desk.view.go_finding(next(f for f in _shown(stage) if f.path == PASSAGE))
    box = stage.app.focusWidget()
    assert isinstance(box, PassageEdit)
    before = len([f for f in _shown(stage) if f.path == PASSAGE])
    begin = time.monotonic()
    stage.write(box, "部署")
    caret = box.caret()
    stage.until(lambda: len([f for f in _shown(stage) if f.path == PASSAGE]) < before)
    assert time.monotonic() - begin < 1
    assert box.hasFocus() and box.caret() == caret


def test_waves_stay_under_their_words_while_one_types_before_them(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    stage.act("check")
    box = stage.go(PASSAGE)
    assert isinstance(box, PassageEdit)
    words = [mark.cursor.selectedText() for mark in box.marks()]
    assert words == ["布署", "截止", "布署"], "also beyond a character outside the basic plane"
    box.set_caret(0)
    QTest.keyClicks(box, "AB")
    assert [mark.cursor.selectedText() for mark in box.marks()] == words


def test_r15_too_long_is_counted_and_never_cut(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("problem_1.example")
    assert isinstance(box, QTextEdit)
    box.selectAll()
    words = "这一年我到联系点调研不够深入" * 12
    stage.write(box, words)
    assert stage.bridge.answers.text("problem_1.example") == words
    over = f"超出 {len(words) - 160} 字"
    assert over in {label.text() for label in stage.window.findChildren(QLabel) if label.isVisible()}


def test_r15_blanks_at_the_ends_are_tidied_with_a_note(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("basic.unit_short")
    assert isinstance(box, QLineEdit)
    box.selectAll()
    stage.write(box, "  云溪县税务局\u200b ")
    stage.go("basic.county_name")
    assert stage.bridge.answers.text("basic.unit_short") == "云溪县税务局"
    notes = {label.text() for label in stage.window.findChildren(QLabel) if label.isVisible()}
    assert any(note.startswith("已去掉") for note in notes)
    assert not [f for f in _shown(stage) if f.path == "basic.unit_short"]


def test_what_a_screen_reader_hears_of_a_box_is_not_said_twice(stage: Stage) -> None:
    stage.open_example(**SLIPS)
    box = stage.go("rectification.issues_rectified")
    purpose = box.accessibleDescription()
    finding = next(f for f in stage.bridge.state.findings if f.path == "rectification.issues_rectified")
    for _ in range(2):
        describe(box, [finding])
        assert box.accessibleDescription().count(finding.message) == 1
    describe(box, [])
    assert finding.message not in box.accessibleDescription()
    assert purpose.endswith(box.accessibleDescription())
