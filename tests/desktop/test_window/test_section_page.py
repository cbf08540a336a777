"""The page of a tab: headings, fields and prose that stay one report."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.naming import passage_leads
from desktop.pages.passage_list import PassageList
from desktop.pages.section_page import SectionPage
from desktop.passages.passage_edit import PassageEdit
from desktop.passages.passage_row import PassageRow
from forms.report.outline import passages_in_use, waiting_passages
from tests.desktop.test_window.stage import Stage

AREA = "party_and_business"


def _page(stage: Stage, section_id: str) -> SectionPage:
    page = stage.desk.view.page(section_id)
    assert isinstance(page, SectionPage)
    return page


def _passages(stage: Stage, section_id: str) -> PassageList:
    stage.desk.view.go_section(section_id)
    stage.turn()
    passages = _page(stage, section_id).passages
    assert passages is not None
    return passages


def _row(stage: Stage, section_id: str, passage_id: str) -> PassageRow:
    row = _passages(stage, section_id).row(passage_id)
    assert row is not None
    return row


def _order(stage: Stage, section_id: str) -> list[str]:
    """Ids of the passages as they stand on the page from top to bottom."""
    rows = [r for r in _passages(stage, section_id).findChildren(PassageRow) if r.isVisible()]
    return [r.edit.objectName().split(".")[1] for r in sorted(rows, key=lambda r: r.y())]


def _ids(stage: Stage, section_id: str) -> list[str]:
    section = stage.bridge.form.section(section_id)
    return [passage.id for passage in passages_in_use(section, stage.bridge.answers)]


def test_a_figure_speaks_in_the_prose_as_it_is_typed(stage: Stage) -> None:
    stage.open_example()
    box = stage.go(f"{AREA}.tax_revenue.current")
    assert isinstance(box, QLineEdit)
    box.selectAll()
    stage.write(box, "91234.5")
    texts = [edit.displayed_text() for edit in _passages(stage, AREA).findChildren(PassageEdit)]
    assert any("91234.5万元" in text for text in texts)


def test_typing_in_a_passage_is_kept_as_a_template(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("opening.opening.text")
    assert isinstance(box, PassageEdit)
    box.set_caret(0)
    stage.write(box, "回顾{一年}")
    text = stage.bridge.answers.text("opening.opening.text")
    assert text.startswith("回顾{{一年}}")
    assert "{basic.leading_body}" in text


def test_the_default_wording_typed_again_is_no_answer_and_follows_the_year(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("opening.opening.text")
    assert isinstance(box, PassageEdit)
    before = box.displayed_text()
    box.set_caret(0)
    stage.write(box, "字")
    box.set_caret(1, 0)
    box.insert_pieces(())
    stage.turn()
    assert "opening.opening.text" not in stage.bridge.answers
    stage.bridge.edit({"basic.report_year": "2025"})
    assert box.displayed_text() != before
    assert "2025年" in box.displayed_text()


def test_a_chip_leads_to_its_field(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("opening.opening.text")
    assert isinstance(box, PassageEdit)
    box.activate("basic.leading_body")
    stage.turn()
    assert stage.focused() == "basic.leading_body"
    field = stage.box("basic.leading_body")
    assert isinstance(field, QLineEdit) and field.selectedText() == field.text()
    assert stage.is_seen(field)


def test_a_chip_of_a_folded_name_opens_the_names(stage: Stage) -> None:
    stage.open_example()
    for edit in _passages(stage, AREA).findChildren(PassageEdit):
        if "brand_name" in [run.ref for run in edit.chips.runs()]:
            edit.activate("brand_name")
            break
    stage.turn()
    assert stage.focused() == f"{AREA}.brand_name"
    assert stage.is_seen(stage.box(f"{AREA}.brand_name"))


def test_moving_dropping_and_restoring_passages_is_one_step_each(stage: Stage) -> None:
    stage.open_example()
    passages = _passages(stage, AREA)
    before = _ids(stage, AREA)
    passages.shift(before[1], 1)
    stage.turn()
    assert _order(stage, AREA) == [before[0], before[2], before[1], *before[3:]]
    leads = passage_leads(stage.bridge.state.speaker, stage.bridge.form.section(AREA))
    assert leads[before[2]] == "一是" and leads[before[1]] == "二是"
    stage.act("undo")
    assert _order(stage, AREA) == before
    assert stage.desk.view.current == AREA


def test_an_added_passage_takes_the_keys_and_can_go_again(stage: Stage) -> None:
    stage.open_example()
    before = _ids(stage, "causes")
    stage.desk.view.go_section("causes")
    stage.turn()
    stage.press("action:add:causes")
    stage.turn()
    assert stage.focused() == "causes.added_1.text"
    assert stage.is_seen(stage.box("causes.added_1.text"))
    stage.write(stage.box("causes.added_1.text"), "作风不实。")
    assert _order(stage, "causes") == [*before, "added_1"]
    _passages(stage, "causes").remove("added_1")
    stage.turn()
    assert _order(stage, "causes") == before
    stage.act("undo")
    assert _row(stage, "causes", "added_1").edit.displayed_text() == "作风不实。"


def test_the_menu_offers_what_the_form_holds_ready(stage: Stage) -> None:
    stage.open_blank()
    passages = _passages(stage, "grassroots")
    menu = passages.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    (ready,) = waiting_passages(stage.bridge.form.section("grassroots"), stage.bridge.answers)
    assert words == [ready.label, "空白的一条"]
    passages.add(ready.id)
    stage.turn()
    assert ready.id in _order(stage, "grassroots")


def test_the_default_wording_comes_back_in_one_step(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("problem_1.detail.text")
    stage.write(box, "乱写")
    _passages(stage, "problem_1").reset("detail")
    assert "problem_1.detail.text" not in stage.bridge.answers
    stage.act("undo")
    assert "乱写" in stage.bridge.answers.text("problem_1.detail.text")


def test_headings_are_edited_where_they_stand(stage: Stage) -> None:
    stage.open_example()
    box = stage.go("thought.heading")
    assert isinstance(box, QLineEdit)
    default = box.text()
    assert default
    box.selectAll()
    stage.write(box, "学在前头")
    assert stage.bridge.answers.text("thought.heading") == "学在前头"
    chapter = stage.go("duty.heading")
    assert isinstance(chapter, QLineEdit)
    chapter.selectAll()
    stage.write(chapter, "履职尽责")
    assert "一、履职尽责" in [h.text() for h in stage.desk.view.tabs.heads.values()]
    box.setFocus()
    box.clear()
    stage.turn()
    assert "thought.heading" not in stage.bridge.answers
    stage.go("thought.lectures_by_secretary")
    assert box.text() == default, "an emptied heading shows what will be printed"


def test_unverified_words_of_the_year_are_named_on_the_tab(stage: Stage) -> None:
    stage.open_example()
    stage.desk.view.go_section("measures_lead")
    stage.turn()
    line = stage.window.findChild(QWidget, "unverified:measures_lead")
    assert line is not None and line.isVisible()
    words = str(line.property("text"))
    assert words.startswith("[记] “") and words.endswith("”未核到原文，对照文件核一遍。")


def test_pages_that_were_left_are_up_to_date_when_seen_again(stage: Stage) -> None:
    stage.open_example()
    stage.desk.view.go_section("opening")
    stage.turn()
    stage.desk.view.go_section("basic")
    stage.bridge.edit({"basic.leading_body": "市局党委和县委"})
    stage.desk.view.go_section("opening")
    stage.turn()
    box = stage.box("opening.opening.text")
    assert isinstance(box, PassageEdit)
    assert "市局党委和县委" in box.displayed_text()


def test_the_counts_follow_the_text(stage: Stage) -> None:
    stage.open_example()
    page = _page(stage, "problem_1")
    stage.desk.view.go_section("problem_1")
    stage.turn()
    before = page.head.facts
    stage.write(stage.go("problem_1.detail.text"), "多写六个字呀")
    after = page.head.facts
    assert int(after.split("本节 ")[1].split(" ")[0]) == int(before.split("本节 ")[1].split(" ")[0]) + 6
