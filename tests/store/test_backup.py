"""Backups that rotate, made beside the work."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms.store.backup import DAYS_KEPT, FOLDER, NEWEST_KEPT, Backup, backups, is_sound, superfluous
from forms.store.errors import StoreError
from forms.store.store import Store
from tests.store.disks import ordinary_user
from tests.store.samples import NOON, clock, edit, minutes


def test_a_backup_is_a_sound_store_of_one_file(store: Store, report: int) -> None:
    store.keep(report, [edit(1, "a.b", "一")])
    backup = store.backup(minutes(1))
    assert backup is not None and is_sound(backup.path)
    assert [entry.name for entry in backup.path.parent.iterdir()] == [backup.path.name]
    assert backups(store.path.parent) == [backup]
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("SELECT value FROM answers WHERE path = 'a.b'").fetchone() == ('"一"',)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_nothing_new_makes_no_backup(store: Store, report: int) -> None:
    assert store.backup(minutes(1)) is not None
    assert store.backup(minutes(61)) is None
    folder = store.path.parent
    store.close()
    again = Store.open(folder, clock=clock)
    assert again.backup(minutes(62)) is None
    again.keep(report, [edit(1, "a.b", "x")])
    assert again.backup(minutes(63)) is not None
    again.close()
    assert len(backups(folder)) == 2
    assert not list((folder / FOLDER).glob("*.tmp*"))


def test_ten_stay_and_the_last_of_each_of_thirty_days() -> None:
    hourly = [
        Backup(Path(str(number)), number, NOON + timedelta(hours=number), 1 if number == 5 else 0)
        for number in range(24 * 90)
    ][::-1]
    gone = {backup.number for backup in superfluous(hourly)}
    left = [backup for backup in hourly if backup.number not in gone]
    assert [b.number for b in left[:NEWEST_KEPT]] == [b.number for b in hourly[:NEWEST_KEPT]]
    assert len({b.at.date() for b in left if not b.of_version}) == DAYS_KEPT
    assert len(left) <= NEWEST_KEPT + DAYS_KEPT + 1
    assert left[-1].of_version == 1
    assert superfluous(left) == []


def test_old_ones_make_room_on_the_disk_and_a_clock_set_back_changes_no_order(
    store: Store, report: int
) -> None:
    for seq in range(1, 16):
        store.keep(report, [edit(seq, "a.b", f"第{seq}次")])
        store.backup(NOON - timedelta(hours=seq))
    made = backups(store.path.parent)
    assert [backup.number for backup in made][:10] == list(range(15, 5, -1))
    assert len(made) <= 12
    with closing(sqlite3.connect(made[0].path)) as connection:
        assert connection.execute("SELECT value FROM answers WHERE path = 'a.b'").fetchone() == ('"第15次"',)


def test_other_files_in_the_folder_are_left_alone(store: Store, report: int) -> None:
    folder = store.path.parent / FOLDER
    folder.mkdir()
    for name in ("说明.txt", "lvze-000009-20269999T000000Z.sqlite3", "lvze.sqlite3"):
        (folder / name).write_text("x")
    for seq in range(1, 15):
        store.keep(report, [edit(seq, "a.b", f"第{seq}次")])
        store.backup(minutes(seq))
    assert (folder / "说明.txt").exists()
    assert len(list(folder.iterdir())) == NEWEST_KEPT + 3


def test_a_damaged_store_makes_no_backup(store: Store, report: int) -> None:
    for seq in range(1, 400):
        store.keep(report, [edit(seq, f"a.{seq}", f"第{seq}次" * 30)])
    assert store.backup(minutes(1)) is not None
    folder = store.path.parent
    store.close()
    data = bytearray(store.path.read_bytes())
    data[4096 * 3 : 4096 * 20] = bytes(4096 * 17)
    store.path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        store.backup(minutes(2))
    assert caught.value.kind == "corrupt"
    assert len(backups(folder)) == 1 and not list((folder / FOLDER).glob("*.tmp*"))


def test_a_store_that_was_moved_is_not_made_anew(store: Store, report: int) -> None:
    folder = store.path.parent
    store.close()
    store.path.rename(folder / "weg")
    with pytest.raises(StoreError):
        store.backup(minutes(1))
    assert not store.path.exists()


def test_a_folder_that_cannot_be_written_is_named() -> None:
    with ordinary_user() as folder:
        store = Store.open(folder, clock=clock)
        store.create("f", 2026, "x", {}, NOON)
        folder.chmod(0o500)
        with pytest.raises(StoreError) as caught:
            store.backup(NOON)
        assert caught.value.kind == "permission"
        store.close()


def test_edits_are_kept_while_a_backup_is_made(store: Store, report: int) -> None:
    for seq in range(1, 30):
        store.keep(report, [edit(seq, f"a.{seq}", "文" * 20_000)])
    made: list[Backup | None] = []
    thread = threading.Thread(target=lambda: made.append(store.backup(datetime(2027, 1, 1, tzinfo=UTC))))
    thread.start()
    for seq in range(30, 60):
        store.keep(report, [edit(seq, "a.b", f"第{seq}次")])
    thread.join()
    assert made and made[0] is not None and is_sound(made[0].path)
    assert store.load(report).last_seq == 59
