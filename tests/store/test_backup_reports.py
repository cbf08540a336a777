"""A report out of a backup, beside what is there."""

from pathlib import Path

import pytest

from forms.store.backup import Backup
from forms.store.backup_reports import reports_in, take_out
from forms.store.errors import StoreError
from forms.store.store import Store
from tests.store.samples import NOON, clock, edit


def _backup(store: Store) -> Backup:
    backup = store.backup(NOON)
    assert backup is not None
    return backup


def test_a_report_comes_back_beside_the_one_that_is_there(store: Store, report: int) -> None:
    store.keep(report, [edit(1, "a.b", "早先的")])
    backup = _backup(store)
    before = backup.path.read_bytes()
    store.keep(report, [edit(2, "a.b", "后来的", "早先的")])
    (row,) = reports_in(backup, clock)
    copy = take_out(backup, row.id, store, "备份里的", clock)
    assert store.load(copy).answers["a.b"] == "早先的"
    assert store.load(report).answers["a.b"] == "后来的"
    assert store.load(copy).row.name == "备份里的"
    assert store.history(copy).done, "with its history"
    assert backup.path.read_bytes() == before


def test_a_report_that_is_gone_comes_back(store: Store, report: int) -> None:
    backup = _backup(store)
    uid = store.load(report).row.uid
    store.bin(report, NOON)
    store.empty_bin()
    copy = take_out(backup, report, store, "回来的", clock)
    assert store.load(copy).row.uid == uid, "it is the same report"


def test_a_backup_that_cannot_be_read_is_a_line(store: Store, report: int, tmp_path: Path) -> None:
    path = tmp_path / "lvze-000001-20261201T120000Z.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError):
        reports_in(Backup(path, 1, NOON), clock)
    with pytest.raises(StoreError):
        reports_in(Backup(tmp_path / "gone.sqlite3", 1, NOON), clock)
