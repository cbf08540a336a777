"""The start page: the list of reports, a new one, the bin, files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar

from desktop.pages.new_panel import default_year
from desktop.pages.report_line import day_words
from forms.report.answers import Answers
from forms.store.lvze_file import write_lvze
from tests.desktop.test_window.stage import FORM, KIND, Stage


def _names(stage: Stage) -> list[str]:
    kept, _ = stage.window.start.shelf.rows()
    return [row.name for row in kept]


def _words(stage: Stage) -> str:
    labels = stage.window.start.page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_first_start_says_what_to_do(stage: Stage) -> None:
    assert "还没有报告" in _words(stage)
    primary = [b for b in stage.window.findChildren(QAbstractButton) if b.property("look") == "primary"]
    assert [b.objectName() for b in primary if b.isVisible()] == ["action:new"]
    assert str(stage.data) in _words(stage)
    assert "不联网" in _words(stage)


def test_a_new_report_opens_with_year_and_kind(stage: Stage) -> None:
    stage.window.start.page.new.year.setCurrentText("2025年度")
    stage.press("action:new")
    assert stage.bridge.answers.text("basic.report_year") == "2025"
    assert stage.bridge.answers.text("basic.report_kind") == "first_responsible"
    assert stage.window.top_bar.title.text() == f"2025年度{KIND}"
    assert stage.focused() == "basic.report_year"


@pytest.mark.parametrize(("month", "year"), [(9, 2026), (12, 2026), (1, 2025), (8, 2025)])
def test_the_year_offered_follows_the_season(month: int, year: int) -> None:
    assert default_year(datetime(2026, month, 15, 4, tzinfo=UTC)) == year


def test_the_list_shows_how_far_each_report_is(stage: Stage) -> None:
    done = stage.example()
    begun = stage.window.start.shelf.create(2025, "integrity")
    stage.window.start.fill()
    stage.window.start.fill_now()
    rows = stage.window.start.page.list
    first, second = rows.line(done), rows.line(begun)
    assert first is not None and second is not None
    assert "已填完" in [label.text() for label in first.findChildren(QLabel)]
    bar = second.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar) and 0 < bar.value() < bar.maximum()
    assert f"已填 {bar.value()}/{bar.maximum()}" in [label.text() for label in second.findChildren(QLabel)]


def test_opening_and_going_back(stage: Stage) -> None:
    report = stage.example()
    stage.window.start.fill()
    stage.turn()
    stage.press(f"action:open:{report}")
    assert stage.desk.report.id == report
    stage.act("start")
    assert stage.window.desk is None
    assert stage.window.start.page.isVisible()
    assert stage.focused() == f"action:open:{report}"


def test_rename_copy_bin_and_restore(stage: Stage) -> None:
    report = stage.example()
    stage.window.start.fill()
    stage.turn()
    stage.prompts.words = "给县委的一份"
    _menu(stage, f"action:rename:{report}")
    assert _names(stage) == ["给县委的一份"]
    _menu(stage, f"action:copy:{report}")
    assert sorted(_names(stage)) == ["给县委的一份", "给县委的一份（副本）"]
    _menu(stage, f"action:bin:{report}")
    assert _names(stage) == ["给县委的一份（副本）"]
    stage.press("action:bin")
    stage.press(f"action:restore:{report}")
    assert len(_names(stage)) == 2


def test_the_bin_is_emptied_only_when_one_is_sure(stage: Stage) -> None:
    report = stage.example()
    stage.window.start.shelf.bin(report)
    stage.window.start.fill()
    stage.turn()
    stage.press("action:bin")
    stage.prompts.sure = False
    stage.press("action:empty_bin")
    assert stage.window.start.shelf.load(report).row.binned
    stage.prompts.sure = True
    stage.press("action:empty_bin")
    assert stage.window.start.shelf.rows() == ([], [])


def _menu(stage: Stage, name: str) -> None:
    action = stage.window.findChild(QAction, name)
    assert isinstance(action, QAction), name
    action.trigger()
    stage.turn()


def test_year_and_name_in_the_list_follow_the_answers(stage: Stage) -> None:
    report = stage.example()
    stage.open(report)
    stage.bridge.edit({"basic.report_year": "2025", "basic.report_kind": "integrity"})
    stage.act("start")
    row = stage.window.start.shelf.load(report).row
    assert (row.year, row.name) == (2025, "述责述廉报告")


def test_a_file_becomes_a_report_and_stays_as_it_is(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "带来的.lvze"
    write_lvze(file, FORM, 2025, Answers({"basic.report_year": "2025", "stranger.kept": "1"}))
    before = file.read_bytes()
    stage.window.open_file(file)
    first = stage.desk.report.id
    assert "带来的.lvze" in stage.window.notice.line
    assert str(stage.data) in stage.window.notice.line
    assert stage.bridge.answers.text("stranger.kept") == "1"
    stage.bridge.edit({"basic.county_name": "云溪县"})
    stage.window.open_file(file)
    assert stage.desk.report.id == first, "the same file leads to the report that was made from it"
    assert stage.bridge.answers.text("basic.county_name") == "云溪县"
    assert file.read_bytes() == before
    assert len(_names(stage)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"{", "损坏"),
        (b'{"format": 99}', "更新版本"),
        (b'{"format": 1, "form": "other", "year": 2026, "answers": {}}', "没有它用的表单"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    stage: Stage, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "坏的.lvze"
    file.write_bytes(content)
    stage.window.open_file(file)
    assert stage.window.desk is None
    assert stage.window.start.page.isVisible()
    assert words in stage.window.notice.line
    assert "\n" not in stage.window.notice.line
    assert _names(stage) == []
    assert file.read_bytes() == content


def test_a_missing_file_is_one_line(stage: Stage, tmp_path: Path) -> None:
    stage.window.open_file(tmp_path / "没有.lvze")
    assert "没有.lvze" in stage.window.notice.line
    assert stage.window.start.page.isVisible()


def test_days_are_told_as_people_say_them() -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone()

    today = at("2026-11-24T12:31")
    assert day_words(at("2026-11-24T08:05"), today).strip() == "今天 08:05"
    assert day_words(at("2026-11-23T17:20"), today).strip() == "昨天 17:20"
    assert day_words(at("2026-11-02T17:20"), today) == "11月2日"
    assert day_words(at("2025-12-29T17:20"), today) == "2025年12月29日"
