"""Files that are damaged, foreign, locked or taken away: named in one line, and never touched."""

import random
import re
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from forms.store.database import FILE_NAME
from forms.store.errors import MESSAGES, StoreError
from forms.store.store import Store
from tests.store.samples import clock, edit
from tests.store.test_processes import keeper


def fault_of(call: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        call()
    return caught.value.kind


@pytest.mark.parametrize("line", MESSAGES.values(), ids=MESSAGES.keys())
def test_every_line_is_short_plain_chinese_with_a_remedy(line: str) -> None:
    assert len(line) <= 60
    assert not re.search(r"[A-Za-z]|非法|无效|请|抱歉|\n", line)
    assert re.search("后|另存|换|移走|恢复", line)


@pytest.mark.parametrize(
    "junk",
    [b"junk", bytes(4096), b"PK\x03\x04" * 5000, "履责".encode() * 4000, random.Random(1).randbytes(20_000)],
    ids=["tiny", "zeros", "zip", "text", "noise"],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(junk)
    assert fault_of(lambda: Store.open(tmp_path, clock=clock)) == "corrupt"
    assert path.read_bytes() == junk
    assert [entry.name for entry in tmp_path.iterdir()] == [FILE_NAME]


def test_an_empty_file_left_by_a_full_disk_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    store = Store.open(tmp_path, clock=clock)
    assert store.reports() == []
    store.close()


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE notes (text)", "PRAGMA user_version = 3", "PRAGMA application_id = 77"],
)
def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    before = path.read_bytes()
    assert fault_of(lambda: Store.open(tmp_path, clock=clock)) == "foreign"
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_or_a_file_in_that_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a" / FILE_NAME).mkdir(parents=True)
    assert fault_of(lambda: Store.open(tmp_path / "a", clock=clock)) == "permission"
    (tmp_path / "b").write_bytes(b"")
    assert fault_of(lambda: Store.open(tmp_path / "b", clock=clock)) == "not_found"
    assert fault_of(lambda: Store.open(tmp_path / "b" / "c", clock=clock)) == "not_found"


@pytest.mark.parametrize("seed", range(25))
def test_a_store_cut_or_overwritten_anywhere_reads_or_says_that_it_is_damaged(
    store: Store, report: int, seed: int
) -> None:
    for seq in range(1, 60):
        store.keep(report, [edit(seq, f"a.{seq}", f"第{seq}次" * 60)])
    store.close()
    chance = random.Random(seed)
    data = bytearray(store.path.read_bytes())
    if seed % 2:
        del data[chance.randrange(1, len(data)) :]
    else:
        start = chance.randrange(len(data))
        data[start : start + 3000] = chance.randbytes(min(3000, len(data) - start))
    store.path.write_bytes(data)

    def use() -> None:
        damaged = Store.open(store.path.parent, clock=clock)
        try:
            for row in damaged.reports():
                damaged.load(row.id)
                damaged.edits(row.id)
        finally:
            damaged.close()

    try:
        use()
    except StoreError as error:
        assert error.kind in ("corrupt", "foreign", "missing", "newer", "io")


def test_a_value_in_the_store_that_is_no_json_is_damage(store: Store, report: int) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE answers SET value = '{'")
        connection.commit()
    again = Store.open(store.path.parent, clock=clock)
    assert fault_of(lambda: again.load(report)) == "corrupt"
    again.close()


@pytest.mark.parametrize("place", ["", "[]", "{", '{"section": 1, "caret": "x", "scroll": null}'])
def test_a_damaged_place_is_forgotten_and_the_report_opens(store: Store, report: int, place: str) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE reports SET place = ?", (place,))
        connection.commit()
    again = Store.open(store.path.parent, clock=clock)
    assert again.load(report).place.section == ""
    again.close()


def test_a_log_whose_database_is_gone_is_not_thrown_away(folder: Path) -> None:
    process = keeper(folder, 0, 0)
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    process.kill()
    process.communicate()
    log = folder / f"{FILE_NAME}-wal"
    before = log.read_bytes()
    (folder / FILE_NAME).rename(folder / "elsewhere")
    assert fault_of(lambda: Store.open(folder, clock=clock)) == "corrupt"
    assert log.read_bytes() == before
    (folder / "elsewhere").rename(folder / FILE_NAME)
    store = Store.open(folder, clock=clock)
    assert store.load(1).last_step >= 4
    store.close()


def test_a_store_locked_by_another_process_is_named_and_works_when_it_is_free(
    store: Store, report: int
) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        hasty = Store.open(store.path.parent, clock=clock, busy_ms=30)
        assert fault_of(lambda: hasty.keep(report, [edit(1, "a.b", "x")])) == "locked"
        assert hasty.load(report).last_seq == 0
        other.execute("ROLLBACK")
        hasty.keep(report, [edit(1, "a.b", "x")])
        hasty.close()
    assert store.load(report).answers["a.b"] == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved on Windows")
def test_a_store_file_that_was_moved_or_replaced_takes_nothing_more(store: Store, report: int) -> None:
    aside = store.path.with_name("aside")
    store.path.rename(aside)
    assert fault_of(lambda: store.keep(report, [edit(1, "a.b", "x")])) == "moved"
    store.path.write_bytes(b"another file")
    assert fault_of(lambda: store.keep(report, [edit(1, "a.b", "x")])) == "moved"
    aside.rename(store.path)
    store.keep(report, [edit(1, "a.b", "x")])
    assert store.load(report).answers["a.b"] == "x"


class Refusing:
    """A connection that answers COMMIT with the fault of SQLite that `code` names, `times` times."""

    def __init__(self, connection: sqlite3.Connection, code: int, times: int) -> None:
        self.connection, self.code, self.times = connection, code, times

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if statement == "COMMIT" and self.times:
            self.times -= 1
            error = sqlite3.OperationalError("simulated")
            error.sqlite_errorcode = self.code
            raise error
        return self.connection.execute(statement, values)

    def __getattr__(self, name: str) -> object:
        return getattr(self.connection, name)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read_only"),
        (sqlite3.SQLITE_PERM, "permission"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "locked"),
        (sqlite3.SQLITE_CORRUPT, "corrupt"),
        (sqlite3.SQLITE_IOERR_FSYNC, "io"),
        (sqlite3.SQLITE_CONSTRAINT, "corrupt"),
    ],
)
def test_a_commit_that_fails_in_a_simulated_way_leaves_nothing_and_can_be_repeated(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch, code: int, kind: str
) -> None:
    database = store._database  # no disk fails at COMMIT on demand
    connection = database._connection
    monkeypatch.setattr(database, "_connection", Refusing(connection, code, 2))
    for _ in range(2):
        assert fault_of(lambda: store.keep(report, [edit(1, "a.b", "x")])) == kind
        assert store.load(report).last_seq == 0
    store.keep(report, [edit(1, "a.b", "x")])
    assert store.load(report).answers["a.b"] == "x"


def test_a_break_in_the_middle_of_a_call_leaves_nothing(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr("forms.store.store.append_edit", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.keep(report, [edit(1, "a.b", "x")])
    store.keep(report, [edit(1, "a.b", "y")])
    assert store.load(report).answers["a.b"] == "y"
