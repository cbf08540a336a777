"""Reports as files with their history, files of reports that are here already, and backups."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox

from desktop.history.backups_page import BackupsPage
from desktop.history.import_page import ImportPage
from forms.store.lvze_file import read_lvze, write_lvze
from forms.store.store import Store
from tests.desktop.test_window.stage import FORM, Stage

NAME = "basic.county_name"
TAX = "party_and_business.tax_revenue.current"


def _menu(stage: Stage, name: str) -> None:
    stage.window.start.fill()
    stage.turn()
    action = stage.window.findChild(QAction, name)
    assert isinstance(action, QAction), name
    action.trigger()
    stage.turn()


def _saved(stage: Stage, report: int, name: str, *, history: bool) -> Path:
    stage.prompts.path = stage.out / name
    _menu(stage, f"action:{'save_all' if history else 'save'}:{report}")
    return stage.out / name


@pytest.mark.parametrize("history", [False, True])
def test_a_report_becomes_a_file_with_its_history_or_without(stage: Stage, history: bool) -> None:
    report = stage.open_example().report.id
    stage.bridge.edit({NAME: "山阳县"})
    stage.act("start")
    file = _saved(stage, report, "带走.lvze", history=history)
    document = read_lvze(file)
    assert document.answers.text(NAME) == "山阳县"
    assert ("history" in document.extra) is history
    assert str(file) in stage.window.notice.line


def test_the_history_arrives_on_another_computer(stage: Stage, tmp_path: Path) -> None:
    report = stage.open_example().report.id
    before = stage.bridge.answers.text(NAME)
    stage.bridge.edit({NAME: "山阳县"})
    stage.act("start")
    file = _saved(stage, report, "带走.lvze", history=True)
    stage.window.close()
    stage.data = tmp_path / "other"
    stage.raise_window()
    stage.window.open_file(file)
    stage.turn()
    assert stage.bridge.answers.text(NAME) == "山阳县"
    stage.act("undo")
    assert stage.bridge.answers.text(NAME) == before


def _arrives_changed(stage: Stage) -> tuple[int, Path]:
    """A file of a report that is here, changed in two sections there and in one here."""
    report = stage.open_example().report.id
    stage.act("start")
    file = _saved(stage, report, "改过.lvze", history=False)
    document = read_lvze(file)
    theirs = document.answers.with_value(NAME, "山阳县").with_value(TAX, "90000")
    write_lvze(file, FORM, 2026, theirs, document.extra)
    stage.open(report)
    stage.bridge.edit({"closing.report_date": "2026-12-30"})
    stage.kept()
    stage.act("start")
    stage.window.open_file(file)
    stage.turn()
    return report, file


def _tick(stage: Stage, name: str) -> None:
    box = stage.box(f"import:{name}")
    assert isinstance(box, QCheckBox) and not box.isChecked()
    box.setChecked(True)


def test_a_file_of_a_report_that_is_here_is_taken_in_by_section(stage: Stage) -> None:
    report, _ = _arrives_changed(stage)
    page = stage.window.findChild(ImportPage)
    assert page is not None and page.isVisible()
    assert len(stage.window.start.shelf.rows()[0]) == 1, "no second report"
    before = dict(stage.bridge.answers)
    _tick(stage, "party_and_business")
    stage.press("action:take_import")
    assert stage.desk.report.id == report
    assert stage.desk.view.isVisible()
    answers = stage.bridge.answers
    assert answers[TAX] == "90000"
    assert answers[NAME] == before[NAME]
    assert answers["closing.report_date"] == "2026-12-30"
    stage.act("undo")
    assert dict(stage.bridge.answers) == before
    store = Store.open(stage.data, clock=stage.clock)
    assert "import" in [version.reason for version in store.versions.list(report)]
    store.close()


def test_nothing_is_taken_in_unless_chosen(stage: Stage) -> None:
    _arrives_changed(stage)
    before = dict(stage.bridge.answers)
    page = stage.window.findChild(ImportPage)
    assert page is not None and page.chosen() == []
    stage.press("action:leave_import")
    assert stage.desk.view.isVisible()
    assert dict(stage.bridge.answers) == before


def _named_elsewhere(stage: Stage, value: str) -> tuple[int, Path]:
    """A file of a report that is here: on another PC it got the version 送审稿, then the county's name `value`."""
    report = stage.open_example().report.id
    stage.act("start")
    carried = stage.window.start.shelf.store.carried(report, with_history=True)
    answers = stage.window.start.shelf.load(report).answers
    there = Store.open(stage.out / "other", clock=stage.clock)
    taken = there.create(FORM, 2026, "x", answers, stage.clock(), extra=carried)
    there.versions.keep(taken, "named", stage.clock(), "送审稿")
    file = stage.out / "送审.lvze"
    theirs = there.load(taken).answers.with_value(NAME, value)
    write_lvze(file, FORM, 2026, theirs, there.carried(taken, with_history=True))
    there.close()
    stage.window.open_file(file)
    stage.turn()
    return report, file


def _names(stage: Stage, report: int) -> list[str]:
    versions = stage.window.start.shelf.store.versions.list(report)
    return [version.name for version in versions if version.name]


def test_named_versions_of_the_file_come_along_unless_unticked(stage: Stage) -> None:
    report, file = _named_elsewhere(stage, "山阳县")
    before = dict(stage.bridge.answers)
    stage.press("action:take_import")
    (name,) = _names(stage, report)
    assert name.startswith("送审稿（") and file.name in name
    assert dict(stage.bridge.answers) == before, "no section was ticked"
    assert "1 个版本" in stage.window.notice.line
    stage.act("history")
    assert stage.window.history.page is not None
    assert name in [entry.title for entry in stage.window.history.page.timeline.entries()]
    stage.act("start")
    stage.window.open_file(file)
    stage.turn()
    (page,) = [page for page in stage.window.findChildren(ImportPage) if page.isVisible()]
    assert page.findChild(QCheckBox, "import:versions") is None, "they are here now"


def test_versions_that_are_unticked_stay_in_the_file(stage: Stage) -> None:
    report, _ = _named_elsewhere(stage, "山阳县")
    box = stage.box("import:versions")
    assert isinstance(box, QCheckBox) and box.isChecked()
    box.setChecked(False)
    deed = stage.box("action:take_import")
    assert not deed.isEnabled(), "nothing is ticked"
    _tick(stage, "basic")
    stage.press("action:take_import")
    assert stage.bridge.answers.text(NAME) == "山阳县"
    assert _names(stage, report) == []


def test_a_file_with_the_same_text_brings_its_named_versions(stage: Stage) -> None:
    report, _ = _named_elsewhere(stage, "云溪县")
    assert stage.desk.report.id == report
    assert stage.window.findChild(ImportPage) is None
    (name,) = _names(stage, report)
    assert name.startswith("送审稿（") and "1 个起了名的版本" in stage.window.notice.line


def test_the_same_file_unchanged_opens_the_report(stage: Stage) -> None:
    report = stage.open_example().report.id
    stage.act("start")
    file = _saved(stage, report, "一样.lvze", history=False)
    stage.window.open_file(file)
    assert stage.desk.report.id == report
    assert stage.window.findChild(ImportPage) is None


def test_a_report_comes_back_from_a_backup(stage: Stage) -> None:
    report = stage.open_example().report.id
    before = stage.bridge.answers.text(NAME)
    stage.act("start")
    stage.window.start.shelf.store.backup(stage.clock())
    stage.open(report)
    stage.bridge.edit({NAME: "山阳县"})
    stage.kept()
    stage.act("start")
    stage.press("action:backups")
    page = stage.window.findChild(BackupsPage)
    assert page is not None and page.isVisible()
    assert page.title.endswith("的备份里有 1 份报告")
    stage.press(f"action:take_out:{report}")
    assert stage.bridge.answers.text(NAME) == before
    assert stage.desk.report.id != report
    assert "备份）" in stage.window.top_bar.title.text()
    stage.act("start")
    assert len(stage.window.start.shelf.rows()[0]) == 2


def test_without_a_backup_the_page_says_so(stage: Stage) -> None:
    stage.press("action:backups")
    page = stage.window.findChild(BackupsPage)
    assert page is not None and page.title == "还没有备份"
    stage.press("action:leave_backups")
    assert stage.window.start.page.isVisible()
