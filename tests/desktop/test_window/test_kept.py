"""What the store does for the user: undo across restarts, two windows, backups, recovery."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from desktop.holding import TAKEN_WORDS
from desktop.shelf import NETWORK_WORDS
from forms.store.database import FILE_NAME
from forms.store.errors import fault
from forms.store.store import Store
from tests.desktop.test_window.stage import Stage

ROOT = Path(__file__).resolve().parents[3]
NAME = "basic.county_name"


@contextmanager
def _other_window(stage: Stage, report_id: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the report; killed at the end."""
    command = [sys.executable, "-m", "tests.store.holder", str(stage.data), str(report_id)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


def _damage(stage: Stage) -> bytes:
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (stage.data / name).unlink(missing_ok=True)
    (stage.data / FILE_NAME).write_bytes(b"not a database at all" * 100)
    return (stage.data / FILE_NAME).read_bytes()


def test_undo_reaches_back_across_a_restart(stage: Stage) -> None:
    report = stage.open_example().report.id
    before = stage.bridge.answers.text(NAME)
    stage.write(stage.go(NAME), "山")
    stage.kept()
    stage.again()
    stage.open(report)
    assert stage.bridge.answers.text(NAME) != before
    stage.act("undo")
    assert stage.bridge.answers.text(NAME) == before
    stage.kept()
    stage.again()
    stage.open(report)
    stage.act("redo")
    assert stage.bridge.answers.text(NAME) != before


def test_a_second_window_only_reads_and_says_who_writes(stage: Stage) -> None:
    report = stage.example()
    with _other_window(stage, report):
        stage.open(report)
        assert "王五@乙" in stage.window.held_banner.line
        box = stage.go(NAME)
        assert isinstance(box, QLineEdit) and box.isReadOnly()
        before = dict(stage.bridge.answers)
        passage = stage.go("opening.opening.text")
        assert isinstance(passage, QTextEdit) and passage.isReadOnly()
        stage.write(passage, "字")
        stage.bridge.edit({NAME: "山阳县"})
        stage.bridge.type(NAME, "山阳县")
        stage.act("undo")
        assert dict(stage.bridge.answers) == before
        assert "字" not in passage.toPlainText()[:1]
        stage.press("action:hold_again")
        assert stage.bridge.read_only, "the other one is still there"
    stage.press("action:hold_again")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the boxes of the page that only showed
    assert not stage.bridge.read_only
    assert not stage.window.held_banner.isVisible()
    stage.write(stage.go(NAME), "山")
    assert "山" in stage.bridge.answers.text(NAME)


def test_the_report_of_a_killed_window_is_taken_over(stage: Stage) -> None:
    report = stage.example()
    with _other_window(stage, report):
        pass
    stage.open(report)
    assert not stage.bridge.read_only and not stage.window.held_banner.isVisible()


def test_a_report_that_was_left_is_free_for_others(stage: Stage) -> None:
    report = stage.open_example().report.id
    stage.act("start")
    with _other_window(stage, report):
        pass


def test_a_report_that_was_taken_over_becomes_readable_only(stage: Stage) -> None:
    report = stage.open_example().report.id
    box = stage.go(NAME)
    stage.window._holding.taken.emit(report)
    assert stage.window.held_banner.line == TAKEN_WORDS
    assert isinstance(box, QLineEdit) and box.isReadOnly()
    undo = stage.window.findChild(QAction, "action:undo")
    assert isinstance(undo, QAction) and not undo.isEnabled()


def test_damaged_data_comes_back_from_the_newest_backup(stage: Stage) -> None:
    report = stage.example()
    stage.window.start.shelf.store.backup(stage.clock())
    stage.window.close()
    damaged = _damage(stage)
    window = stage.raise_window()
    assert "数据文件损坏了，已用" in window.notice.line
    (aside,) = stage.data.glob("lvze-damaged-*.sqlite3")
    assert aside.read_bytes() == damaged, "nothing is deleted"
    stage.open(report)
    assert stage.bridge.answers.text("basic.unit_full_name")


def test_damaged_data_without_a_backup_is_told_and_put_aside(stage: Stage) -> None:
    stage.window.close()
    damaged = _damage(stage)
    window = stage.raise_window()
    assert window.start.page.isVisible()
    assert "没有完好的备份" in window.notice.line
    (aside,) = stage.data.glob("lvze-damaged-*.sqlite3")
    assert aside.read_bytes() == damaged
    stage.press("action:new")
    assert window.desk is not None


def test_a_network_drive_is_told_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.window.close()
    monkeypatch.setattr("forms.store.database.on_network_drive", lambda _folder: True)
    window = stage.raise_window()
    assert NETWORK_WORDS in window.notice.line
    window.notice.hide()
    window.start.fill()
    assert not window.notice.isVisible()


def test_a_backup_that_fails_is_told_once(stage: Stage) -> None:
    stage.window._holding._tell(fault("disk_full"))
    assert "备份没有做成" in stage.window.notice.line
    stage.window.notice.hide()
    stage.window._holding._tell(fault("disk_full"))
    assert not stage.window.notice.isVisible()


def test_exporting_keeps_a_version(stage: Stage) -> None:
    report = stage.open_example().report.id
    stage.bridge.edit({NAME: "山阳县"})
    stage.act("export_draft")
    store = Store.open(stage.data, clock=stage.clock)
    assert [version.reason for version in store.versions.list(report)] == ["export"]
    store.close()
