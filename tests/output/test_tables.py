"""The tables to sign: what they hold, that nothing is lost, that the file is sound and the same each time."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openxml_audit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.loader import load_example, load_form
from forms.manuscript.figures_table import figures_table
from forms.manuscript.printed_table import PrintedTable, TableColumn
from forms.manuscript.rectification_table import rectification_table
from forms.manuscript.speak import Speaker
from forms.output.export import ExportError, standard_layout
from forms.output.table_docx import write_table_docx
from forms.output.table_file import verify_table, write_table
from forms.report.answers import Answers, Json

FORM = load_form()
EXAMPLE = Answers(load_example())
LAYOUT = standard_layout()


def _speaker(**values: Json | None) -> Speaker:
    answers = EXAMPLE
    for path, value in values.items():
        answers = answers.with_value(path.replace("__", "."), value)
    return Speaker(FORM, answers)


def _row(table: PrintedTable, column: int, words: str) -> tuple[str | None, ...]:
    return next(row for row in table.rows if row[column] == words)


# -------------------------------------------------------------- what they hold


def test_every_figure_of_the_report_stands_with_its_office() -> None:
    table = figures_table(_speaker())
    assert table.title == "2026年度报告数据核对表"
    assert [column.head for column in table.columns][2:4] == ["2026年", "2025年"]
    assert _row(table, 1, "全口径税收（万元）") == (
        "收入核算股",
        "全口径税收（万元）",
        "86412.37",
        "88920.15",
        "下降2.82%",
        "（二）一是",
        "",
    )
    values = {row[2] for row in table.rows}
    for path, entry in FORM.inputs():
        if entry.value in ("integer", "decimal") and EXAMPLE.text(path) and not path.endswith(".previous"):
            assert EXAMPLE.text(path) in values, path
    offices = [row[0] for row in table.rows]
    assert offices == sorted(offices, key=offices.index), "each office's figures stand together"


def test_what_is_missing_is_told_and_what_is_left_out_is_counted() -> None:
    full = figures_table(_speaker())
    table = figures_table(
        _speaker(
            party_and_business__relief_households=None,
            grassroots__discipline_cases=None,
            grassroots__eight_rules_issues=None,
        )
    )
    assert _row(table, 1, "享受优惠户次（户次）")[2] == "未填"
    assert len(table.rows) == len(full.rows) - 2
    left_out = len(full.below) - 1
    assert table.below[0] == f"另有{2 + left_out}项选填数据没有填，未列入本表。"


def test_a_problem_stands_with_its_causes_measures_office_and_deadline() -> None:
    table = rectification_table(_speaker())
    assert len(table.rows) == 3
    number, title, text, causes, measure, office, deadline, done = table.rows[1]
    assert (number, title, causes) == ("2", "执行制度标准不够严", "四是从严管理韧劲不足")
    assert (office, deadline, done) == ("办公室", "3月底前", "")
    assert text and "12项党建任务有3项超期" in text
    assert measure and measure.startswith("严字当头提高标准。\n重点任务建台账")


def test_several_measures_none_and_what_answers_no_problem() -> None:
    table = rectification_table(
        _speaker(measure_2__covers=["problem_1"], measure_3__covers=[], causes__management__explains=[])
    )
    assert [row[0] for row in table.rows] == ["1", None, "2", "3", "—"]
    assert table.rows[1][:4] == (None,) * 4 and table.rows[1][5] == "办公室"
    assert table.rows[2][3:6] == ("", "还没有对应的措施", "")
    assert table.rows[4][1] == "没有对应的问题" and table.rows[4][5] == "人事教育股"
    assert table.below[0] == "没有对应问题的原因：四是从严管理韧劲不足。"


def test_an_empty_report_has_tables_too() -> None:
    speaker = Speaker(FORM, Answers())
    for table in (figures_table(speaker), rectification_table(speaker)):
        assert verify_table(write_table_docx(table, LAYOUT), table) == []


# -------------------------------------------------------------- the file

TABLES = [
    figures_table(_speaker()),
    rectification_table(_speaker(measure_2__covers=["problem_1"], measure_3__covers=[])),
    PrintedTable(
        "空", (), (TableColumn("镕", 1), TableColumn("b", 2, "right")), (("𠮷\t“é”\n二", ""), (None, "<&"))
    ),
]


@pytest.mark.parametrize("table", TABLES)
def test_the_file_is_valid_reproducible_and_tells_nothing_of_its_maker(
    table: PrintedTable, tmp_path: Path
) -> None:
    path = tmp_path / "table.docx"
    write_table(table, path)
    data = path.read_bytes()
    assert data == write_table_docx(table, LAYOUT)
    errors = openxml_audit.OpenXmlValidator().validate(path).errors
    assert [
        f"{e.part_uri}: {e.description}" for e in errors if "theme' is missing" not in e.description
    ] == []
    with ZipFile(BytesIO(data)) as package:
        assert all(info.date_time[0] == 1980 for info in package.infolist())
        core = package.read("docProps/core.xml").decode()
    assert "creator" not in core and "modified" not in core


def test_the_head_is_repeated_and_rows_stay_whole() -> None:
    document = docx.Document(BytesIO(write_table_docx(TABLES[0], LAYOUT)))
    section = document.sections[0]
    assert section.page_width and section.page_height and section.page_width > section.page_height
    xml = document.tables[0]._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1 and xml.count("<w:cantSplit/>") == len(TABLES[0].rows) + 1


@given(st.lists(st.tuples(st.text(), st.text() | st.none()), max_size=4), st.text())
def test_any_text_gives_a_file_that_says_it(rows: list[tuple[str, str | None]], title: str) -> None:
    columns = (TableColumn("甲", 1), TableColumn("乙", 1))
    table = PrintedTable(title, (title,), columns, (("一", "二"), *rows), (title,))
    assert verify_table(write_table_docx(table, LAYOUT), table) == []


def test_the_reader_sees_a_difference() -> None:
    table = TABLES[1]
    data = write_table_docx(table, LAYOUT)
    assert verify_table(data, replace(table, title="别的")) != []
    assert verify_table(data, replace(table, rows=table.rows[:-1])) != []
    changed = (*table.rows[:-1], (*table.rows[-1][:-1], "已改"))
    assert verify_table(data, replace(table, rows=changed)) != []
    assert verify_table(b"no file", table)[0].kind == "unreadable"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_table(TABLES[0], tmp_path / "none" / "table.docx")
