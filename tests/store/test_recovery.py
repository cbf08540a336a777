"""A store that is damaged or gone is replaced by its newest sound backup; what is missing is said, nothing deleted."""

import random
import re
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from forms.store.backup import FOLDER, backups
from forms.store.database import FILE_NAME
from forms.store.errors import StoreError
from forms.store.recovery import Recovery, recover
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, edit, minutes
from tests.store.test_processes import ROOT


def filled(folder: Path) -> tuple[int, int]:
    """A store with a backup, and one report that was changed and one that was made after it. Closed."""
    store = Store.open(folder, clock=clock)
    report = store.create(FORM, 2026, "2026年度报告", {"basics.bureau": "云岭县税务局"}, NOON)
    store.keep(report, [edit(seq, f"a.{seq}", f"第{seq}次" * 60) for seq in range(1, 60)])
    store.backup(minutes(60))
    store.keep(report, [edit(seq, f"a.{seq}", f"第{seq}次" * 60) for seq in range(60, 80)])
    later = store.create(FORM, 2025, "2025年度报告", {"a.b": "后来的"}, minutes(90))
    store.close()
    return report, later


def open_or_recover(folder: Path) -> tuple[Store, Recovery | None]:
    try:
        return Store.open(folder, clock=clock), None
    except StoreError as error:
        assert error.kind in ("corrupt", "lost"), error.kind
        found = recover(folder, clock=clock)
        return Store.open(folder, clock=clock), found


def break_header(folder: Path) -> bytes:
    path = folder / FILE_NAME
    data = b"\x00" * 100 + path.read_bytes()[100:]
    path.write_bytes(data)
    return data


def test_the_newest_sound_backup_takes_the_place_and_the_damaged_file_is_kept(folder: Path) -> None:
    report, _ = filled(folder)
    damaged = break_header(folder)
    newest = folder / FOLDER / "lvze-000002-20261201T140000Z.sqlite3"
    newest.write_bytes(b"cut")  # the newest backup is damaged too
    found = recover(folder, clock=clock)
    assert found is not None and found.backup_at == minutes(60)
    assert found.aside is not None and found.aside.read_bytes() == damaged
    store = Store.open(folder, clock=clock)
    assert store.load(report).last_seq == 59
    store.keep(report, [edit(60, "a.b", "接着写")])
    store.close()
    assert newest.exists()


def test_what_the_damaged_file_still_gives_is_brought_in(folder: Path) -> None:
    report, later = filled(folder)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "DELETE FROM sqlite_master WHERE name = 'edits'"
        )  # the log is lost, the answers are not
        connection.commit()
    data = (folder / FILE_NAME).read_bytes()
    with pytest.raises(StoreError):
        Store.open(folder, clock=clock)
    found = recover(folder, clock=clock)
    assert found is not None and found.all_read
    assert (set(found.changed), set(found.read_out)) == ({"2026年度报告", "2025年度报告"},) * 2
    assert found.aside is not None and found.aside.read_bytes() == data
    store = Store.open(folder, clock=clock)
    (version,) = store.versions.list(report)
    assert version.reason == "salvaged"
    assert store.versions.answers(version.id)["a.79"] == "第79次" * 60
    assert "a.79" not in store.load(report).answers
    names = {row.name: row.id for row in store.reports()}
    assert dict(store.load(names["2025年度报告"]).answers) == {"a.b": "后来的"}
    store.close()
    assert not list(folder.glob("*.tmp*"))
    assert later


def test_a_store_that_is_gone_is_brought_back(folder: Path) -> None:
    report, _ = filled(folder)
    (folder / FILE_NAME).unlink()
    with pytest.raises(StoreError) as caught:
        Store.open(folder, clock=clock)
    assert caught.value.kind == "lost"
    assert not (folder / FILE_NAME).exists()
    found = recover(folder, clock=clock)
    assert found is not None and (found.aside, found.all_read) == (None, False)
    store = Store.open(folder, clock=clock)
    assert store.load(report).last_seq == 59
    store.close()


def test_without_a_sound_backup_a_new_store_is_made_and_what_can_be_read_is_in_it(folder: Path) -> None:
    filled(folder)
    for backup in backups(folder):
        backup.path.write_bytes(b"")
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'edits'")
        connection.commit()
    found = recover(folder, clock=clock)
    assert found is not None and found.backup_at is None
    store = Store.open(folder, clock=clock)
    assert {row.name for row in store.reports()} == {"2026年度报告", "2025年度报告"}
    assert len(store.load(store.reports()[0].id).answers) == 80
    store.close()


def test_a_sound_store_is_not_touched(store: Store, report: int) -> None:
    store.backup(NOON)
    store.keep(report, [edit(1, "a.b", "x")])
    assert recover(store.path.parent, clock=clock) is None
    assert store.load(report).last_seq == 1


def test_a_recovery_cut_off_in_the_middle_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, _ = filled(folder)
    break_header(folder)

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", power_cut)
        with pytest.raises(KeyboardInterrupt):
            recover(folder, clock=clock)
    assert not (folder / FILE_NAME).exists() and list(folder.glob("lvze-damaged-*"))
    store, found = open_or_recover(folder)
    assert found is not None and store.load(report).last_seq == 59
    store.close()


def test_two_damages_in_one_second_keep_both_files(folder: Path) -> None:
    filled(folder)
    for _ in range(2):
        break_header(folder)
        assert recover(folder, clock=clock) is not None
    assert len(list(folder.glob("lvze-damaged-*.sqlite3"))) == 2


@pytest.mark.parametrize("seed", range(40))
def test_a_store_cut_or_overwritten_anywhere_is_recovered_or_whole(folder: Path, seed: int) -> None:
    report, _ = filled(folder)
    chance = random.Random(seed)
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    else:
        start = chance.randrange(len(data))
        data[start : start + 3000] = chance.randbytes(min(3000, len(data) - start))
    path.write_bytes(data)
    store, found = open_or_recover(folder)
    try:
        stored = store.load(report)
        store.edits(report)
    except StoreError as error:  # damage that quick_check does not see
        store.close()
        assert error.kind == "corrupt" and found is None
        found = recover(folder, clock=clock, force=True)
        store = Store.open(folder, clock=clock)
        stored = store.load(report)
    assert stored.last_seq >= 59
    if found is not None:
        assert found.aside is not None and found.aside.read_bytes()[: len(data)] == data
        if not found.all_read or found.changed:
            assert re.search("核对|历史版本|之后改过", found.line)
    store.close()


@pytest.mark.parametrize(
    "place", [60, 68]
)  # user_version, application_id (https://sqlite.org/fileformat.html, 1.3)
def test_a_damaged_header_is_not_taken_for_another_program(folder: Path, place: int) -> None:
    filled(folder)
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[place : place + 4] = b"\x7fabc"
    path.write_bytes(data)
    store, found = open_or_recover(folder)
    store.close()
    assert found is not None and len(found.read_out) == 2


@pytest.mark.parametrize("all_read", [True, False])
@pytest.mark.parametrize("changed", [(), ("甲",)])
@pytest.mark.parametrize("backup", [None, NOON])
@pytest.mark.parametrize("aside", [None, Path("lvze-damaged.sqlite3")])
def test_the_message_is_plain(
    all_read: bool, changed: tuple[str, ...], backup: None, aside: Path | None
) -> None:
    line = Recovery(backup, aside, changed, changed, all_read).line
    assert line.startswith("数据文件") and line.endswith(("。", ".sqlite3。"))
    assert not re.search(r"非法|无效|请|抱歉|\n|None", line)


def test_a_store_of_version_1_is_copied_before_its_upgrade_and_the_copy_recovers(tmp_path: Path) -> None:
    from tests.store.test_schema import DRAFTS, store_from_dump

    store_from_dump(DRAFTS / "store_v1.sql", tmp_path)
    Store.open(tmp_path, clock=clock).close()
    (copy,) = backups(tmp_path)
    assert (copy.of_version, copy.at) == (1, NOON)
    break_header(tmp_path)
    assert recover(tmp_path, clock=lambda: NOON + timedelta(days=1)) is not None
    store = Store.open(tmp_path, clock=clock)
    assert store.load(1).last_seq == 3
    store.close()


def test_a_recovery_that_is_killed_at_any_moment_can_be_made_again(folder: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from forms.store.recovery import recover
        from tests.store.samples import clock
        print("ready", flush=True)
        recover(Path(sys.argv[1]), clock=clock)
    """
    report, _ = filled(folder)
    chance = random.Random(2026)
    for _ in range(12):
        if (folder / FILE_NAME).exists():
            break_header(folder)
        command = [sys.executable, "-B", "-c", textwrap.dedent(script), str(folder)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.012))
        process.kill()
        process.communicate()
    store, _ = open_or_recover(folder)
    assert store.load(report).last_seq >= 59
    store.close()
