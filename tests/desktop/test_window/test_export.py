"""核对与导出: what stands in the way, the file, and what is offered afterwards."""

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.pages.gazette_table import GazetteTable
from desktop.pages.review_page import ReviewPage
from tests.desktop.test_window.stage import Stage


def _review(stage: Stage) -> ReviewPage:
    page = stage.desk.view.page("review")
    assert isinstance(page, ReviewPage)
    return page


def _words(path: Path) -> str:
    with ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def test_a_sound_report_is_exported_and_can_be_opened(stage: Stage) -> None:
    stage.open_example()
    stage.act("export")
    (file,) = stage.out.glob("*.docx")
    assert stage.desk.view.current == "review"
    outcome = _review(stage).outcome
    assert outcome.isVisible()
    assert outcome.words.text() == f"已导出 {file.name}"
    stage.press("action:open_file")
    stage.press("action:open_folder")
    assert [Path(url.toLocalFile()) for url in stage.opened_urls] == [file, file.parent]
    assert file.name.startswith("2026年度党委书记履行全面从严治党")


def test_errors_refuse_the_final_copy_and_are_listed(stage: Stage) -> None:
    stage.open_example(rectification__issues_rectified="9")
    stage.act("export")
    outcome = _review(stage).outcome
    assert outcome.isVisible() and "还有 1 处错误" in outcome.words.text()
    assert not list(stage.out.iterdir())
    assert stage.prompts.asked == []
    reasons = [b for b in outcome.findChildren(QPushButton) if b.isVisible() and "已整改" in b.text()]
    reasons[0].click()
    stage.turn()
    assert stage.focused() == "rectification.issues_rectified"


def test_a_draft_always_goes_through_and_says_so(stage: Stage) -> None:
    stage.open_blank()
    stage.act("export_draft")
    (file,) = stage.out.glob("*.docx")
    assert "草稿" in file.name
    assert "草稿" in _words(file)
    assert _review(stage).outcome.words.text() == f"已导出草稿 {file.name}"


def test_nothing_is_overwritten_without_asking(stage: Stage) -> None:
    stage.open_example()
    stage.prompts.path = stage.out / "报告"
    target = stage.out / "报告.docx"
    target.write_bytes(b"old")
    stage.prompts.sure = False
    stage.act("export")
    assert target.read_bytes() == b"old"
    assert "要覆盖吗" in stage.prompts.asked[-1]
    assert not _review(stage).outcome.isVisible()
    stage.prompts.sure = True
    stage.act("export")
    assert target.read_bytes() != b"old"


def test_called_off_is_no_news(stage: Stage) -> None:
    stage.open_example()
    stage.prompts.called_off = True
    stage.act("export")
    assert not list(stage.out.iterdir())
    assert not _review(stage).outcome.isVisible()


def test_a_failure_says_why_and_offers_another_name(stage: Stage) -> None:
    stage.open_example()
    stage.prompts.path = stage.out / "no folder" / "报告.docx"
    stage.act("export")
    outcome = _review(stage).outcome
    assert outcome.words.text().startswith("没有导出：") and "不存在" in outcome.words.text()
    stage.prompts.path = stage.out / "另一个名字.docx"
    stage.press("action:rename_export")
    assert (stage.out / "另一个名字.docx").is_file()
    assert outcome.words.text() == "已导出 另一个名字.docx"


@pytest.mark.skipif(sys.platform == "win32", reason="Word locks the file itself there")
def test_a_file_open_elsewhere_is_left_alone(stage: Stage) -> None:
    stage.open_example()
    target = stage.out / "报告.docx"
    target.write_bytes(b"old")
    (stage.out / ".~lock.报告.docx#").write_text("somebody")
    stage.prompts.path = target
    stage.act("export")
    assert "正在别的程序中打开" in _review(stage).outcome.words.text()
    assert target.read_bytes() == b"old"


def test_the_button_is_off_with_the_reason_beside_it(stage: Stage) -> None:
    stage.open_example(basic__county_name="")
    stage.desk.view.go_section("review")
    stage.turn()
    buttons = {b.text().strip(): b for b in _review(stage).findChildren(QPushButton) if b.isVisible()}
    assert not buttons["导出正式稿"].isEnabled()
    assert buttons["去改第一处  F8"].property("look") == "primary"
    assert "1 处未填" in _review(stage).state_words
    buttons["去改第一处  F8"].click()
    stage.turn()
    assert stage.focused() == "basic.county_name"
    stage.bridge.edit({"basic.county_name": "云溪县"})
    stage.desk.view.go_section("review")
    stage.turn()
    assert buttons["导出正式稿"].isEnabled()
    assert buttons["导出正式稿"].property("look") == "primary"
    assert not buttons["去改第一处  F8"].isVisible()


def _rows(table: GazetteTable) -> dict[str, list[str]]:
    return {
        row.cells[0].words: ["　".join(part.words for part in cell.parts) for cell in row.cells[1:]]
        for row in table.rows()
    }


def test_the_tables_say_how_things_stand(stage: Stage) -> None:
    stage.open_example(party_and_business__relief_households="", party_and_business__relief__total="1.26")
    stage.desk.view.go_section("review")
    stage.turn()
    tabs, links, lengths, figures = (_rows(table) for table in _review(stage).tables)
    assert tabs["（二）政治引领"][0] == "12/13"
    assert tabs["（二）政治引领"][2] == "1 错误　未填 1"
    (standing,) = (
        r.cells[3] for r in _review(stage).tables[0].rows() if r.cells[0].words == "（二）政治引领"
    )
    assert [part.role for part in standing.parts] == ["error", "ink"], "red is for errors alone"
    assert tabs["开头"][2] == "齐"
    assert figures["全口径税收（万元）"][:3] == ["86412.37", "88920.15", "下降2.82%"]
    assert figures["享受优惠户次（户次）"][0] == "未填"
    assert any("对应" in word for word in next(iter(links.values())))
    whole = int(lengths["全文"][1].removesuffix(" 字"))
    assert whole > 2000
    assert sum(int(row[1].removesuffix(" 字")) for name, row in lengths.items() if name != "全文") < whole


def test_a_problem_that_no_measure_answers_stands_out(stage: Stage) -> None:
    stage.open_example(measure_2__covers=["problem_1"])
    stage.desk.view.go_section("review")
    _, links, _, _ = (_rows(table) for table in _review(stage).tables)
    second = next(row for name, row in links.items() if name.startswith("问题二"))
    assert second[0] == "四" and set(second[1:]) == {"还没有"}


def test_rows_lead_to_their_places(stage: Stage) -> None:
    stage.open_example()
    stage.desk.view.go_section("review")
    stage.turn()
    tabs, _, _, figures = _review(stage).tables
    figures.follow("全口径税收（万元）")
    stage.turn()
    assert stage.focused() == "party_and_business.tax_revenue.current"
    stage.desk.view.go_section("review")
    tabs.follow("原因")
    stage.turn()
    assert stage.desk.view.current == "causes"
