"""Network drives: told by the system's list of mounts, served without a write-ahead log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from forms.store.drive import file_system, on_network_drive
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, edit

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/公共\\040盘 rw,relatime - cifs //nas/public rw
41 22 0:36 / /mnt/公共\\040盘/本地 rw - tmpfs tmpfs rw
42 22 0:37 / /srv/wang/net rw - nfs4 nas:/home rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/mnt/公共 盘/履责", "cifs"),
        ("/mnt/公共 盘", "cifs"),
        ("/mnt/公共 盘/本地/履责", "tmpfs"),
        ("/mnt/公共 盘二", "ext4"),
        ("/srv/wang/net/a", "nfs4"),
        ("/srv/wang/nets", "ext4"),
        ("/", "ext4"),
    ],
)
def test_the_nearest_mount_tells(folder: str, kind: str) -> None:
    assert file_system(folder, MOUNTS) == kind


def test_without_a_list_of_mounts_nothing_is_told(tmp_path: Path) -> None:
    assert file_system(str(tmp_path), "") == ""
    assert not on_network_drive(tmp_path)


def test_on_a_network_drive_there_is_no_write_ahead_log(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.wal
    store.close()
    monkeypatch.setattr("forms.store.database.on_network_drive", lambda _: True)
    there = Store.open(store.path.parent, clock=clock)
    beside = Store.open(store.path.parent, clock=clock)
    assert not there.wal
    there.keep(report, [edit(1, "a.b", "x")])
    assert beside.load(report).answers["a.b"] == "x"
    assert there.backup(NOON) is not None
    assert beside.create(FORM, 2026, "y", {}, NOON)
    there.close()
    beside.close()
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
