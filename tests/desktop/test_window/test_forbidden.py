"""A data folder that can't be written to, met through the window: a clear banner, work goes on in memory, can be saved
elsewhere, and what was waiting is kept once it can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import prepare_application
from desktop.shelf import READING_WORDS
from forms.store.errors import MESSAGES, fault
from forms.store.lvze_file import read_lvze
from tests.desktop.test_window.stage import Stage
from tests.store.disks import bound_by_permissions

NAME = "basic.county_name"
FORBIDDEN = (MESSAGES["permission"], MESSAGES["read_only"])


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.keeper.RETRY_S", 0.05)


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    prepare_application(qapp)
    with bound_by_permissions():
        made = Stage(qapp, qtbot, tmp_path)
        try:
            yield made
        finally:
            _permit(made.data, True)
            made.window.close()
            made.window.deleteLater()
            made.turn()


def _permit(folder: Path, writing: bool) -> None:
    """Gives or takes the permission to write, in the folder and in everything in it."""
    if writing:
        folder.chmod(0o700)
    for entry in folder.rglob("*"):
        entry.chmod((0o700 if writing else 0o500) if entry.is_dir() else (0o600 if writing else 0o400))
    if not writing:
        folder.chmod(0o500)


def test_permission_taken_away_before_the_first_edit_is_told_and_waited_for(stage: Stage) -> None:
    report = stage.example()
    stage.again()
    stage.open(report)
    _permit(stage.data, False)
    stage.write(stage.go(NAME), "山")
    stage.until(lambda: stage.window.keep_banner.line in FORBIDDEN)
    assert stage.window.top_bar.saved.words == "还没有存上"
    stage.write(stage.box(NAME), "阳")
    assert "山阳" in stage.bridge.answers.text(NAME), "work goes on in memory"
    assert "山阳" in stage.save_elsewhere().text(NAME)
    assert stage.window.keep_banner.isVisible(), "a copy elsewhere does not end the trouble"
    _permit(stage.data, True)
    stage.until(lambda: not stage.window.keep_banner.isVisible())
    stage.kept()
    assert "山阳" in stage.stored(report).text(NAME)


def test_permission_taken_away_from_open_files_costs_nothing(stage: Stage) -> None:
    """The system asks for permission on opening: what is written still reaches the disk, so there is no alarm."""
    report = stage.open_example().report.id
    stage.write(stage.go(NAME), "山")
    stage.kept()
    _permit(stage.data, False)
    stage.write(stage.box(NAME), "阳")
    stage.kept()
    assert stage.window.top_bar.saved.words.startswith("已保存 ")
    assert not stage.window.keep_banner.isVisible()
    _permit(stage.data, True)
    assert "山阳" in stage.stored(report).text(NAME)


def test_a_folder_that_was_read_only_from_the_start(stage: Stage) -> None:
    report = stage.example()
    stage.window.close()
    stage.window.deleteLater()
    _permit(stage.data, False)
    window = stage.raise_window()
    assert READING_WORDS in window.notice.line
    assert [row.id for row in window.start.shelf.rows()[0]] == [report], "what is there can be seen"
    stage.press("action:new")
    assert window.notice.line in FORBIDDEN, "no report is made that would be gone"
    assert window.desk is None
    stage.open(report)
    stage.write(stage.go(NAME), "山")
    stage.until(lambda: window.keep_banner.line in FORBIDDEN)
    window._holding._tell(fault("read_only"))
    assert not window.notice.isVisible(), "one banner is enough"
    assert "山" in stage.save_elsewhere().text(NAME)
    stage.act("start")
    stage.open(report)
    assert "山" in stage.bridge.answers.text(NAME), "what waits is there again"
    _permit(stage.data, True)
    stage.until(lambda: not window.keep_banner.isVisible())
    assert "山" in stage.stored(report).text(NAME)
    assert "山" in window.start.shelf.load(report).answers.text(NAME), "the copy is not looked at any more"


def test_what_waits_is_rescued_on_closing_and_looking_alone_leaves_nothing(stage: Stage) -> None:
    report = stage.example()
    stage.window.close()
    stage.window.deleteLater()
    _permit(stage.data, False)
    stage.raise_window()
    stage.open(report)
    stage.go("party_and_business.tax_revenue.current")
    stage.window.close()
    assert list(stage.out.glob("*.lvze")) == [], "nothing was changed"
    stage.window.deleteLater()
    stage.raise_window()
    stage.open(report)
    stage.write(stage.go(NAME), "山")
    stage.window.close()
    (rescued,) = stage.out.glob("*.lvze")
    assert "山" in read_lvze(rescued).answers.text(NAME)
