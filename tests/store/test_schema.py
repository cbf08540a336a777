"""Schema versions: the steps between them, the copy before the first, and stores of every version there was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from forms.report.edit import Edit
from forms.store import database as database_module
from forms.store import schema
from forms.store.backup import FOLDER, backups
from forms.store.database import FILE_NAME
from forms.store.errors import StoreError
from forms.store.rows import Place
from forms.store.schema import STEPS, Step, schema_version, upgrade
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, edit, minutes

DRAFTS = Path(__file__).parent.parent / "drafts"
COPY = f"lvze-000001-20261201T120000Z-v{STEPS[-1].to}.sqlite3"


def add_colour(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE reports ADD COLUMN colour TEXT")


def colour_them(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE reports SET colour = '红'")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM reports")
    raise sqlite3.OperationalError("simulated")


LATER = (*STEPS, Step(STEPS[-1].to + 1, add_colour), Step(STEPS[-1].to + 2, colour_them))


def later_program(monkeypatch: pytest.MonkeyPatch, steps: tuple[Step, ...]) -> None:
    """From here on Store.open behaves as a later version of the program, whose steps are `steps`."""

    def with_steps(call: Callable[..., object]) -> Callable[..., object]:
        return lambda *arguments: call(*arguments, steps)

    monkeypatch.setattr(database_module, "check_openable", with_steps(schema.check_openable))
    monkeypatch.setattr(database_module, "upgrade", with_steps(schema.upgrade))


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.to for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_a_new_store_is_of_the_last_version_and_no_copy_is_made(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        assert schema_version(connection) == STEPS[-1].to
        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [entry.name for entry in store.path.parent.iterdir()] == [FILE_NAME]


def test_an_upgrade_copies_the_store_first_and_then_goes_step_by_step(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(report, [edit(1, "a.b", "x")])
    store.close()
    later_program(monkeypatch, LATER)
    upgraded = Store.open(store.path.parent, clock=clock)
    assert upgraded.load(report).answers["a.b"] == "x"
    upgraded.close()
    Store.open(store.path.parent, clock=clock).close()
    assert sorted(entry.name for entry in store.path.parent.iterdir()) == [FOLDER, FILE_NAME]
    assert [backup.path.name for backup in backups(store.path.parent)] == [COPY]
    with closing(sqlite3.connect(store.path)) as connection:
        assert schema_version(connection) == LATER[-1].to
        assert connection.execute("SELECT colour FROM reports").fetchall() == [("红",)]
    with closing(sqlite3.connect(store.path.parent / FOLDER / COPY)) as connection:
        assert schema_version(connection) == STEPS[-1].to
        assert connection.execute("SELECT path, value FROM answers ORDER BY path").fetchall() == [
            ("a.b", '"x"'),
            ("basics.bureau", '"云岭县税务局"'),
        ]


def test_an_upgrade_that_fails_leaves_the_store_of_the_old_version_whole(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    with monkeypatch.context() as patched:
        later_program(patched, (*LATER, Step(LATER[-1].to + 1, fail)))
        with pytest.raises(StoreError):
            Store.open(store.path.parent, clock=clock)
    again = Store.open(store.path.parent, clock=clock)
    assert again.load(report).row.name == "2026年度报告"
    again.close()


def test_no_step_is_taken_when_the_copy_cannot_be_made(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    (store.path.parent / FOLDER).touch()
    later_program(monkeypatch, LATER)
    with pytest.raises(StoreError):
        Store.open(store.path.parent, clock=clock)
    assert sorted(entry.name for entry in store.path.parent.iterdir()) == [FOLDER, FILE_NAME]
    with closing(sqlite3.connect(store.path)) as connection:
        assert schema_version(connection) == STEPS[-1].to


def test_two_processes_that_upgrade_at_once_take_each_step_once(store: Store) -> None:
    store.close()
    copied: list[int] = []
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        upgrade(connection, copied.append, LATER)
        upgrade(connection, copied.append, LATER)
    assert copied == [STEPS[-1].to]


class MadeMeanwhile(sqlite3.Connection):
    """Another process makes the store when this connection has read that the file is nobody's."""

    def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        if "sqlite_master" in sql:
            (path,) = super().execute("SELECT file FROM pragma_database_list").fetchone()
            # It waits for a lock, or is done; either is well.
            with (
                closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other,
                suppress(sqlite3.OperationalError),
            ):
                upgrade(other, lambda version: None)
        return super().execute(sql, parameters)  # type: ignore[arg-type]


def test_a_store_that_another_process_is_making_is_not_another_programs(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with closing(
        sqlite3.connect(folder / FILE_NAME, isolation_level=None, factory=MadeMeanwhile)
    ) as connection:
        assert schema.check_openable(connection) == 0


def test_the_store_of_a_later_version_is_refused_and_left_alone(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    with monkeypatch.context() as patched:
        later_program(patched, LATER)
        Store.open(store.path.parent, clock=clock).close()
    before = store.path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(store.path.parent, clock=clock)
    assert caught.value.kind == "newer"
    assert store.path.read_bytes() == before
    assert report == 1


def store_from_dump(dump: Path, folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def test_the_store_of_version_1_opens_for_ever(tmp_path: Path) -> None:
    """The dump was made by version 1 and is never written again."""
    store_from_dump(DRAFTS / "store_v1.sql", tmp_path)
    store = Store.open(tmp_path, clock=clock)
    assert [(row.name, row.year, row.binned) for row in store.reports()] == [
        ("2026年度报告 “送审稿”", 2026, False),
        ("2025年度报告", 2025, True),
    ]
    stored = store.load(1)
    assert dict(stored.answers) == {
        "basics.bureau": "云岭县税务局",
        "party_and_business.tax_revenue.current": "123456.78",
        "problems.first.text": "问题\n\ud83d𠮷",
        "areas.order": ["a", "b"],
        "of_a_later_form.rows": {"n": 1.5, "done": True, "路": [1, None]},
        "路径.\ud800": "x",
    }
    assert (stored.row.form, stored.row.uid) == (FORM, "0123456789abcdef0123456789abcdef")
    assert (stored.row.created_at, stored.row.changed_at) == (NOON, minutes(3))
    assert (stored.last_seq, stored.last_step) == (3, 2)
    assert stored.place == Place("problems", "problems.first.text", 3, 120)
    assert stored.extra == {"signed": [True, None]}
    assert store.edits(1) == [
        Edit(1, 1, "problems.first.text", "旧", "问题\n\ud83d𠮷", minutes(1)),
        Edit(2, 2, "areas.order", None, ["a", "b"], minutes(2)),
        Edit(3, 2, "areas.gone", ["b"], None, minutes(3)),
    ]
    store.keep(1, [edit(4, "a.b", "x")])
    assert store.load(1).answers["a.b"] == "x"
    store.close()


def test_the_store_of_version_2_opens_for_ever(tmp_path: Path) -> None:
    """The dump was made by version 2 and is never written again."""
    store_from_dump(DRAFTS / "store_v2.sql", tmp_path)
    store = Store.open(tmp_path, clock=clock)
    assert [(row.name, row.year, row.binned) for row in store.reports()] == [
        ("2026年度报告 “送审稿”", 2026, False),
        ("2025年度报告", 2025, True),
    ]
    stored = store.load(1)
    assert dict(stored.answers) == {
        "basics.bureau": "云岭县税务局",
        "problems.first.text": "旧问题一则",
        "areas.gone": ["b"],
        "of_a_later_form.rows": {"n": 1.5, "done": True, "路": [1, None]},
        "路径.\ud800": "x",
    }
    assert (stored.last_seq, stored.last_step, stored.extra) == (6, 4, {"signed": [True, None]})
    assert stored.place == Place("problems", "problems.first.text", 3, 120)
    assert store.edits(1) == [
        Edit(1, 1, "problems.first.text", "旧", "旧问题\n\ud83d𠮷", minutes(1), "do", 0, "改写"),
        Edit(2, 2, "problems.first.text", "不是这个", "旧问题一则", minutes(2)),
        Edit(3, 3, "areas.order", None, ["a", "b"], minutes(3)),
        Edit(4, 3, "areas.gone", ["b"], None, minutes(3)),
        Edit(5, 4, "areas.gone", None, ["b"], minutes(5), "undo", 3),
        Edit(6, 4, "areas.order", ["a", "b"], None, minutes(5), "undo", 3),
    ]
    history = store.history(1)
    assert [step.number for step in history.undone] == [3]
    named, exported = store.versions.list(1)[::-1]
    assert (named.title, named.seq, exported.seq) == ("送审稿", 4, 6)
    assert store.versions.answers(named.id)["areas.order"] == ["a", "b"]
    store.close()


def test_an_upgrade_from_version_1_keeps_a_log_that_does_not_lead_to_the_answers(tmp_path: Path) -> None:
    store_from_dump(DRAFTS / "store_v1.sql", tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("UPDATE answers SET value = '\"别的\"' WHERE path = 'problems.first.text'")
        connection.execute(
            "INSERT INTO edits VALUES (1, 4, 3, 'areas.order', '[\"x\"]', '[\"y\"]', '2026-12-01T12:04:00+00:00')"
        )
        connection.commit()
    store = Store.open(tmp_path, clock=clock)
    edits = store.edits(1)
    assert [(e.path, e.before, e.after) for e in edits] == [
        ("problems.first.text", "旧", "问题\n\ud83d𠮷"),
        ("areas.order", None, ["a", "b"]),
        ("areas.gone", ["b"], None),
        ("areas.order", ["x"], ["y"]),
    ]
    assert store.load(1).answers["problems.first.text"] == "别的"
    assert not store.history(1).done
    store.close()


def test_a_large_store_of_version_1_becomes_small(tmp_path: Path) -> None:
    store_from_dump(DRAFTS / "store_v1.sql", tmp_path)
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        text = "坚持把政治建设摆在首位" * 30
        connection.executemany(
            "INSERT INTO edits VALUES (1, ?, ?, 'a.b', ?, ?, '2026-12-01T12:05:00.000000+00:00')",
            [(seq, seq // 20, f'"{text}{seq - 1}"', f'"{text}{seq}"') for seq in range(4, 8004)],
        )
        connection.execute(f"INSERT INTO answers VALUES (1, 'a.b', '\"{text}8003\"')")
        connection.commit()
    assert path.stat().st_size > 10_000_000
    store = Store.open(tmp_path, clock=clock)
    store.tidy(NOON)
    edits = store.edits(1)
    assert len(edits) == 8003 and edits[-1].before == f"{text}8002"
    assert len(store.history(1).done) > 300
    store.close()
    assert path.stat().st_size < 1_500_000
