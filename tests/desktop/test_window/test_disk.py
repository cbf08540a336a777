"""Bad days of a disk and a clock, met through the window: no text lost, a clear line, work goes on."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from forms.store.database import FILE_NAME
from forms.store.errors import MESSAGES
from tests.desktop.test_window.stage import Stage
from tests.store.disks import fill, freeze, small_disk

NAME = "basic.county_name"
PASSAGE = "opening.opening.text"
LONG = "全年坚持把政治建设摆在首位。" * 300


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.keeper.RETRY_S", 0.05)


def _move(stage: Stage, folder: Path) -> None:
    """The window over another data folder."""
    stage.window.close()
    stage.window.deleteLater()
    stage.data = folder
    stage.raise_window()


def test_a_full_disk(stage: Stage, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2048) as disk:
        _move(stage, disk / "data")
        report = stage.open_example().report.id
        stage.kept()
        filler = fill(disk)
        stage.write(stage.go(PASSAGE), LONG)
        stage.until(lambda: "磁盘已满" in stage.window.keep_banner.line)
        stage.write(stage.go(NAME), "山")
        assert LONG in stage.save_elsewhere().text(PASSAGE)
        filler.unlink()
        stage.until(lambda: not stage.window.keep_banner.isVisible())
        stage.kept()
        assert LONG in stage.stored(report).text(PASSAGE)
        assert "山" in stage.stored(report).text(NAME)
        stage.window.close()
        _move(stage, tmp_path / "data")


def test_a_share_becomes_read_only_while_one_writes(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    # Under WAL the system ends the process there: its index is memory that is mapped from a file.
    monkeypatch.setattr("forms.store.database.on_network_drive", lambda _folder: True)
    _move(stage, stage.data.with_name("share"))
    report = stage.open_example().report.id
    stage.write(stage.go(NAME), "山")
    stage.kept()
    freeze(stage.data, True)
    try:
        stage.write(stage.box(NAME), "阳")
        stage.until(lambda: bool(stage.window.keep_banner.line))
        assert stage.window.keep_banner.line in (MESSAGES["read_only"], MESSAGES["permission"])
        stage.write(stage.box(NAME), "县")
        assert "山阳县" in stage.bridge.answers.text(NAME), "work goes on in memory"
        assert "山阳县" in stage.save_elsewhere().text(NAME)
    finally:
        freeze(stage.data, False)
    stage.until(lambda: not stage.window.keep_banner.isVisible())
    stage.kept()
    assert "山阳县" in stage.stored(report).text(NAME)


def test_the_data_are_moved_away_while_one_writes(stage: Stage) -> None:
    report = stage.open_example().report.id
    stage.write(stage.go(NAME), "山")
    stage.kept()
    away = stage.data.with_name("away")
    stage.data.rename(away)
    stage.write(stage.box(NAME), "阳")
    stage.until(lambda: bool(stage.window.keep_banner.line))
    stage.write(stage.box(NAME), "县")
    assert "山阳县" in stage.bridge.answers.text(NAME), "work goes on in memory"
    assert not (stage.data / FILE_NAME).exists(), "no other file is made in its place"
    assert "山阳县" in stage.save_elsewhere().text(NAME)
    if stage.data.exists():
        stage.data.rmdir()
    away.rename(stage.data)
    stage.until(lambda: not stage.window.keep_banner.isVisible())
    stage.kept()
    assert "山阳县" in stage.stored(report).text(NAME)


@pytest.mark.parametrize("seed", range(6))
def test_a_store_that_was_cut_opens_with_a_line(stage: Stage, seed: int) -> None:
    stage.open_example()
    stage.bridge.edit({NAME: "山阳县"})
    stage.kept()
    stage.window.start.shelf.store.backup(stage.clock())
    stage.act("start")
    stage.window.close()
    stage.window.deleteLater()
    file = stage.data / FILE_NAME
    for beside in ("-wal", "-shm"):
        (stage.data / f"{FILE_NAME}{beside}").unlink(missing_ok=True)
    content = file.read_bytes()
    file.write_bytes(content[: random.Random(seed).randrange(len(content))])
    window = stage.raise_window()
    assert window.start.page.isVisible()
    rows, _ = stage.window.start.shelf.rows()
    assert len(rows) == 1
    stage.open(rows[0].id)
    assert stage.bridge.answers.text(NAME) == "山阳县"


def test_damage_that_is_seen_after_the_list_was_shown_is_told(stage: Stage) -> None:
    report = stage.example()
    stage.window.start.shelf.store.backup(stage.clock())
    with closing(sqlite3.connect(stage.data / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE answers SET value = 'no json'")
    stage.window.start.fill()
    assert not stage.window.notice.isVisible(), "the list does not read answers"
    stage.window.start.fill_now()
    assert "数据文件损坏了，已用" in stage.window.notice.line
    stage.open(report)
    assert stage.bridge.answers.text(NAME) == "云溪县"


def test_the_clock_is_set_back(stage: Stage) -> None:
    report = stage.open_example().report.id
    before = stage.bridge.answers.text(NAME)
    stage.write(stage.go(NAME), "山")
    stage.clock.at -= timedelta(days=400)
    stage.write(stage.box(NAME), "阳")
    stage.kept()
    assert "山" in stage.stored(report).text(NAME) and "阳" in stage.stored(report).text(NAME)
    stage.again()
    stage.open(report)
    stage.act("undo")
    stage.act("undo")
    assert stage.bridge.answers.text(NAME) == before
    stage.act("history")
    assert stage.window.history.page is not None and stage.window.history.page.isVisible()
