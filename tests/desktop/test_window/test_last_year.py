"""Last year helps: a report that starts from an earlier one, and what stands beside its boxes."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QRadioButton, QTextEdit

from desktop.last_year.offer_page import OfferPage
from desktop.last_year.source_choice import FROM_FILE
from desktop.pages.section_page import SectionPage
from desktop.passages.passage_row import PassageRow
from forms.definition.loader import load_example, load_form
from forms.report.answers import Answers
from forms.store.lvze_file import write_lvze
from tests.desktop.test_window.stage import FORM, KIND, Stage

PASSAGE = f"thought.{load_form().section('thought').passages[0].id}.text"
OWN = "我在2025年带头讲党课，深入贯彻中央八项规定精神学习教育见了实效。带领班子成员到联系点调研。"
TAX = "party_and_business.tax_revenue"


def _earlier(stage: Stage) -> int:
    answers = load_example() | {"basic.report_year": "2025", PASSAGE: OWN}
    report = stage.window.start.shelf.store.create(FORM, 2025, KIND, answers, stage.clock())
    stage.window.start.fill()
    stage.window.start.fill_now()
    stage.turn()
    return report


def _start(stage: Stage) -> None:
    _earlier(stage)
    stage.press("action:new")
    stage.press("action:make_from_offer")


def _words(stage: Stage, name: str) -> str:
    labels = stage.box(name).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def _row(stage: Stage) -> PassageRow:
    page = stage.desk.view.page("thought")
    assert isinstance(page, SectionPage) and page.passages is not None
    row = page.passages.row(PASSAGE.split(".")[1])
    assert row is not None
    return row


def test_the_start_page_counts_what_is_taken_over(stage: Stage) -> None:
    _earlier(stage)
    radio = stage.box("new:from_earlier")
    assert isinstance(radio, QRadioButton) and radio.isChecked()
    words = _words(stage, "new:source")
    for part in ("作上年数", "照用可改", "1 段", "列成清单"):
        assert part in words


def test_passages_are_offered_with_the_words_that_change(stage: Stage) -> None:
    _earlier(stage)
    stage.press("action:new")
    page = stage.window.findChild(OfferPage)
    assert page is not None and page.isVisible()
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "2025年→2026年" in words
    box = stage.box(f"offer:{PASSAGE}")
    assert isinstance(box, QCheckBox) and box.isChecked()
    box.setChecked(False)
    stage.press("action:make_from_offer")
    assert PASSAGE not in stage.bridge.answers
    assert stage.bridge.answers["last.year"] == "2025"
    assert stage.window.findChild(OfferPage) is None or not page.isVisible()


def test_leaving_the_offer_makes_nothing(stage: Stage) -> None:
    _earlier(stage)
    stage.press("action:new")
    stage.press("action:leave_offer")
    assert stage.window.start.page.isVisible()
    assert len(stage.window.start.shelf.rows()[0]) == 1


def test_what_was_taken_over_is_one_step_that_can_be_undone(stage: Stage) -> None:
    _start(stage)
    answers = stage.bridge.answers
    assert answers["basic.report_year"] == "2026" and answers["basic.report_kind"] == "first_responsible"
    assert "2026年" in answers.text(PASSAGE)
    versions = stage.window.start.shelf.store.versions.list(stage.desk.report.id)
    assert [version.name for version in versions] == ["从2025年度新建"]


def test_a_report_file_of_another_computer_can_be_started_from(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "去年.lvze"
    write_lvze(file, FORM, 2025, Answers(load_example() | {"basic.report_year": "2025"}))
    stage.prompts.path = file
    source = stage.window.start.page.new.source
    source.earlier.click()
    stage.turn()
    assert source.source() == FROM_FILE
    assert "去年.lvze" in source.which.currentText()
    stage.press("action:new")
    assert stage.bridge.answers[f"{TAX}.previous"] == "86412.37"
    assert len(stage.window.start.shelf.rows()[0]) == 1, "the file itself is not taken in"


def test_no_file_chosen_is_a_blank_report(stage: Stage) -> None:
    stage.prompts.called_off = True
    stage.window.start.page.new.source.earlier.click()
    stage.turn()
    assert stage.window.start.page.new.source.source() is None
    stage.press("action:new")
    assert "last.year" not in stage.bridge.answers


def test_last_years_figure_and_the_change_stand_beside_each_figure(stage: Stage) -> None:
    _start(stage)
    box = stage.go("thought.study_sessions.first_topic")
    page = stage.window.findChild(SectionPage, "page:thought")
    assert page is not None
    assert "26" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    stage.write(box, "28")
    assert "多2次" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_part_says_last_years_value_while_it_is_empty(stage: Stage) -> None:
    _start(stage)
    box = stage.go("party_and_business.relief.deferred")
    before = stage.bridge.answers.text("last.party_and_business.relief.deferred")
    assert isinstance(box, QLineEdit) and box.placeholderText() == f"上年 {before}"


def test_carried_text_is_marked_until_it_is_confirmed(stage: Stage) -> None:
    _start(stage)
    stage.go(PASSAGE)
    row = _row(stage)
    assert "沿用去年的文字，还没有改动" in [label.text() for label in row.findChildren(QLabel)]
    stage.act("check")
    assert [f.rule for f in stage.desk.view.strip.findings if f.path == PASSAGE and f.rule == "ST07"]
    button = next(b for b in row.findChildren(QAbstractButton) if b.text() == "确认不改")
    button.click()
    stage.turn()
    assert "沿用去年的文字，还没有改动" not in [
        label.text() for label in row.findChildren(QLabel) if label.isVisible()
    ]
    stage.act("undo")
    assert "carried.confirmed" not in stage.bridge.answers


def test_carried_text_that_is_edited_is_no_longer_marked(stage: Stage) -> None:
    _start(stage)
    stage.write(stage.go(PASSAGE), "今年")
    shown = [label.text() for label in _row(stage).findChildren(QLabel) if label.isVisible()]
    assert "沿用去年的文字，还没有改动" not in shown


def test_last_years_text_is_shown_with_its_likeness(stage: Stage) -> None:
    _start(stage)
    box = stage.go(PASSAGE)
    stage.press("action:last:thought")
    row = _row(stage)
    assert row.last is not None and row.last.isVisible()
    assert "%" in row.last.alike_words
    assert (
        "".join(p.text for p in row.last.text.pieces if p.mark != "new")
        == stage.bridge.answers[f"last.{PASSAGE}"]
    )
    assert isinstance(box, QTextEdit)
    stage.write(box, "今年还到企业走访。")
    assert any("今年还到企业走访。" in p.text for p in row.last.text.pieces if p.mark == "new")
    stage.press("action:last:thought")
    assert row.last is None
    assert "看去年" in [action.text() for action in row.menu().actions()]


def test_last_years_problems_fill_area_six(stage: Stage) -> None:
    _start(stage)
    stage.desk.view.go_section("rectification")
    stage.turn()
    for number in (0, 1):
        stage.press(f"last.rectified.{number}.done")
    stage.press("last.rectified.2.open")
    note = stage.box("last.rectified.2.note")
    stage.write(note, "因人手不足，明年6月底前完成")
    answers = stage.bridge.answers
    assert answers["rectification.issues_found"] == "3"
    assert answers["rectification.issues_rectified"] == "2"
    assert answers.text("rectification.remaining_note").endswith("因人手不足，明年6月底前完成")
    stage.desk.view.go_section("basic")
    stage.act("undo")
    assert stage.desk.view.current == "rectification"
    assert stage.bridge.answers.text("rectification.remaining_note").endswith("正在整改")
    assert stage.bridge.answers["rectification.issues_rectified"] == "2"


def test_figures_that_say_otherwise_are_told_and_filled_on_demand(stage: Stage) -> None:
    _start(stage)
    stage.bridge.edit({"rectification.issues_found": "5"})
    stage.desk.view.go_section("rectification")
    stage.turn()
    stage.press("last.rectified.0.done")
    assert stage.bridge.answers["rectification.issues_found"] == "5"
    assert "“上年度查摆问题”与这张表不同" in _words(stage, "last_year:problems")
    stage.press("action:fill_from_problems")
    assert stage.bridge.answers["rectification.issues_found"] == "3"


def test_last_years_measures_are_ticked_off(stage: Stage) -> None:
    _start(stage)
    stage.desk.view.go_section("measures_lead")
    stage.turn()
    assert "去年说要做的，做到了吗" in _words(stage, "last_year:measures")
    stage.press("last.done.0.done")
    stage.press("last.done.1.open")
    assert stage.bridge.answers["last.done"] == ["done", "open", ""]
    stage.press("last.done.0.done")
    assert stage.bridge.answers["last.done"] == ["", "open", ""]
    stage.desk.view.go_section("basic")
    stage.act("undo")
    assert stage.desk.view.current == "measures_lead"


def test_a_blank_report_shows_nothing_of_it(stage: Stage) -> None:
    stage.open_blank()
    for section_id, name in (("rectification", "problems"), ("measures_lead", "measures")):
        stage.desk.view.go_section(section_id)
        stage.turn()
        assert not stage.box(f"last_year:{name}").isVisible()
    stage.desk.view.go_section("thought")
    stage.turn()
    assert not stage.box("action:last:thought").isVisible()
