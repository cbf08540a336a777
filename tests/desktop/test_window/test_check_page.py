"""核对与导出 as a page to check by: lengths against the profile, figures and where they stand, gaps, what was kept."""

import json
from hashlib import sha256

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout

from desktop.pages.gazette_table import GazetteTable, Row
from desktop.pages.review_page import ReviewPage
from forms.check.check import checked
from forms.check.self_check import self_check
from forms.manuscript.length import lengths, part_lengths, profile_of
from forms.report.answers import Json
from tests.desktop.test_window.stage import Stage


def _page(stage: Stage, **answers: Json) -> ReviewPage:
    stage.open_example(**answers)
    stage.desk.view.go_section("review")
    stage.turn()
    page = stage.desk.view.page("review")
    assert isinstance(page, ReviewPage)
    return page


def _row(table: GazetteTable, words: str) -> Row:
    return next(row for row in table.rows() if row.cells[0].words.startswith(words))


def _click(stage: Stage, table: GazetteTable, words: str, column: int) -> None:
    """On one cell, as the mouse does."""
    line = next(ln for ln in table._lines if not ln.isHidden() and ln.row.cells[0].words.startswith(words))
    left, _ = table.place_of(column)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(left + 4, line.height() // 2))
    stage.turn()


def test_each_part_is_measured_against_the_profile(stage: Stage) -> None:
    page = _page(stage)
    _, _, table, _ = page.tables
    state = stage.bridge.state
    found = lengths(state.form, state.manuscript)
    profile = profile_of(state.form, state.answers)
    rows = table.rows()
    assert [row.cells[2].words for row in rows] == [
        f"{found.total} 字",
        *(f"{part.count} 字" for part in part_lengths(state.form, found, profile)),
    ]
    assert rows[0].cells[4].words == "符合" and rows[1].cells[4].words == "不限"
    assert rows[2].cells[1].tick is not None, "the bound is marked"
    assert table._head.row.cells[1].words.startswith("通行")


def test_what_is_missing_or_over_is_said_in_characters(stage: Stage) -> None:
    page = _page(stage, basic__length_profile="P5")
    state = stage.bridge.state
    found = lengths(state.form, state.manuscript)
    parts = part_lengths(state.form, found, profile_of(state.form, state.answers))
    _, _, table, _ = page.tables
    assert table.rows()[0].cells[4].words == f"超出 {found.total - 1500} 字"
    missing = [part for part in parts if part.missing]
    assert missing
    for row, part in zip(table.rows()[1:], parts, strict=True):
        assert row.cells[4].words == (f"还差 {part.missing} 字" if part.missing else "符合")
    stage.bridge.edit({"basic.length_profile": "P3"})
    stage.turn()
    assert table.rows()[0].cells[4].words == "符合"
    table.follow("全文")
    stage.turn()
    assert stage.focused() == "basic.length_profile"


def test_every_figure_says_where_it_is_used_and_leads_there(stage: Stage) -> None:
    page = _page(stage)
    _, _, _, figures = page.tables
    cell = _row(figures, "全口径税收").cells[-1]
    assert cell.words == "（二）一是" and cell.path == "party_and_business.revenue.text"
    assert _row(figures, "干部职工数").cells[-1].words == "只作核对"
    _click(stage, figures, "全口径税收", 5)
    assert stage.focused() == "party_and_business.revenue.text"
    stage.desk.view.go_section("review")
    stage.turn()
    _click(stage, figures, "全口径税收", 1)
    assert stage.focused() == "party_and_business.tax_revenue.current"


def test_a_figure_that_no_passage_speaks_stands_out(stage: Stage) -> None:
    page = _page(stage, party_and_business__revenue__text="“党建红”引领税务蓝，收入平稳增长。")
    _, _, _, figures = page.tables
    cell = _row(figures, "全口径税收").cells[-1]
    assert cell.words == "未写进正文" and cell.bold


def test_a_figure_whose_passage_is_not_in_use_is_no_complaint(stage: Stage) -> None:
    page = _page(stage, grassroots__passages=["responsibility", "integrity"])
    _, _, _, figures = page.tables
    cell = _row(figures, "执纪问责").cells[-1]
    assert cell.words == "（四）“干部管理”没选用" and not cell.bold
    _click(stage, figures, "执纪问责", 5)
    assert stage.focused() == "action:add:grassroots", "where it can be taken up"


def test_a_count_of_nothing_is_left_out_on_purpose(stage: Stage) -> None:
    page = _page(stage, grassroots__integrity_acts__home_visits="0")
    _, _, _, figures = page.tables
    assert _row(figures, "廉政家访").cells[-1].words == "为零不写"


def test_gaps_between_problems_causes_and_measures(stage: Stage) -> None:
    page = _page(
        stage,
        measure_2__covers=["problem_1"],
        measure_3__covers=[],
        measure_1__heading="",
        causes__management__explains=[],
    )
    _, links, _, _ = page.tables
    assert [cell.words for cell in _row(links, "问题一").cells[1:]] == ["一、二", "● 对应", "● 对应", "—"]
    second = _row(links, "问题二")
    assert {cell.words for cell in second.cells[1:]} == {"还没有"} and second.cells[0].icon == "warning"
    idle = _row(links, "没有勾选问题的")
    assert [cell.words for cell in idle.cells[1:]] == ["四", "—", "—", "去勾选"]
    _click(stage, links, "没有勾选", 4)
    assert stage.desk.view.current == "measure_3" and stage.focused().startswith("measure_3.covers")
    stage.desk.view.go_section("review")
    stage.turn()
    _click(stage, links, "问题一", 3)
    assert stage.desk.view.current == "measure_2"


def test_causes_lead_to_their_words_and_gaps_to_the_choice(stage: Stage) -> None:
    page = _page(stage, causes__management__explains=[])
    _, links, _, _ = page.tables
    _click(stage, links, "问题三", 1)
    assert stage.focused() == "causes.research.text"
    for words in ("问题二", "没有勾选"):
        stage.desk.view.go_section("review")
        stage.turn()
        _click(stage, links, words, 1)
        assert stage.focused() == "causes.management.explains.problem_1"
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space):
        focused = stage.app.focusWidget()  # Tab moves it
        assert focused is not None
        QTest.keyClick(focused, key)
    assert stage.bridge.answers["causes.management.explains"] == ["problem_2"]
    assert _row(links, "问题二").cells[1].words == "还没有", "the page is brought up to date when it is seen"
    stage.desk.view.go_section("review")
    stage.turn()
    assert _row(links, "问题二").cells[1].words == "四"


def test_a_measure_that_is_not_written_yet(stage: Stage) -> None:
    page = _page(stage, measure_1__detail__text="")
    _, links, _, _ = page.tables
    assert _row(links, "问题一").cells[2].words == "○ 还没写"


def test_findings_are_listed_and_lead_to_their_words(stage: Stage) -> None:
    page = _page(stage, problem_1__example="布署工作多，检查落实少，调研只有2次")
    row = next(row for row in page.found.rows() if "布署" in row.cells[2].words)
    assert (row.cells[0].words, row.cells[1].words) == ("错误", "问题一 具体表现")
    line = next(ln for ln in page.found._lines if ln.row is row)
    line.click()
    stage.turn()
    assert stage.focused() == "problem_1.example"
    assert stage.box("problem_1.example").textCursor().selectedText() == "布署"  # type: ignore[attr-defined]


def test_a_finding_is_mended_on_the_page_itself(stage: Stage) -> None:
    page = _page(stage, problem_1__example="布署工作多，检查落实少，调研只有2次")
    line = next(ln for ln in page.found._lines if "布署" in ln.row.cells[2].words)
    left, _ = page.found.place_of(3)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(left + 4, line.height() // 2))
    stage.turn()
    assert stage.bridge.answers.text("problem_1.example").startswith("部署")
    assert stage.desk.view.current == "review"
    assert not [row for row in page.found.rows() if "布署" in row.cells[2].words]


def test_two_columns_and_one_in_a_small_window(stage: Stage) -> None:
    page = _page(stage)
    stage.window.resize(1366, 768)
    stage.turn()
    assert page._sides.direction() == QBoxLayout.Direction.LeftToRight
    stage.window.resize(1180, 768)
    stage.turn()
    assert page._sides.direction() == QBoxLayout.Direction.TopToBottom


def test_the_self_check_is_about_the_file_that_was_exported(stage: Stage) -> None:
    page = _page(stage)
    stage.act("export")
    (file,) = stage.out.glob("*.docx")
    stage.prompts.path = stage.out / "自检.json"
    stage.press("action:self_check")
    told = json.loads((stage.out / "自检.json").read_text("utf-8"))
    assert told["exported"] == {"name": file.name, "sha256": sha256(file.read_bytes()).hexdigest()}
    assert page.outcome.words.text() == "已保存自检报告 自检.json"
    answers = stage.bridge.answers
    again = self_check(
        stage.bridge.form,
        answers,
        checked(stage.bridge.form, answers),
        program=told["program"],
        exported=(file.name, told["exported"]["sha256"]),
    )
    assert again.as_json() == told, "made again elsewhere it is the same"


def test_the_self_check_as_a_word_file_and_called_off(stage: Stage) -> None:
    page = _page(stage)
    stage.prompts.called_off = True
    stage.act("self_check")
    assert not list(stage.out.iterdir()) and not page.outcome.isVisible()
    stage.prompts.called_off = False
    stage.act("self_check")
    (file,) = stage.out.glob("*自检报告*.docx")
    assert file.stat().st_size > 1000
    stage.prompts.path = stage.out / "no folder" / "自检.docx"
    stage.act("self_check")
    assert page.outcome.words.text().startswith("没有导出：")


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("figures_table", "数据核对表", "下降2.82%"),
        ("rectification_table", "问题整改清单", "四是从严管理韧劲不足"),
    ],
)
def test_a_table_to_sign_in_spite_of_errors(stage: Stage, name: str, words: str, said: str) -> None:
    page = _page(stage, problem_1__example="布署工作多，检查落实少，调研只有2次")
    stage.press(f"action:{name}")
    (file,) = stage.out.glob("*.docx")
    assert file.stem.endswith(f"（{words}）")
    assert page.outcome.words.text() == f"已保存{words} {file.name}"
    (table,) = docx.Document(str(file)).tables
    assert any(cell.text == said for row in table.rows for cell in row.cells)
    assert not stage.bridge.checked, "it is no check"


def test_a_table_that_cannot_be_kept_is_offered_another_name(stage: Stage) -> None:
    page = _page(stage)
    stage.prompts.path = stage.out / "no folder" / "表.docx"
    stage.press("action:figures_table")
    assert page.outcome.words.text().startswith("没有导出：")
    stage.prompts.path = stage.out / "表.docx"
    stage.press("action:rename_export")
    assert [file.name for file in stage.out.iterdir()] == ["表.docx"], "the table again, not the report"
    assert "数据核对表" in page.outcome.words.text()
