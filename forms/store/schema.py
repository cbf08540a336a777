"""The tables of the store, and the numbered steps from each schema version to the next."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from forms.store.errors import fault

APPLICATION_ID = 0x6C767A65  # "lvze": tells our file from another program's SQLite file

Upgrade = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Step:
    """`apply` takes the store from version `to - 1` to `to`, inside the transaction of the whole upgrade.

    A step is never changed once released: stores made by it exist on users' disks.
    """

    to: int
    apply: Upgrade


def first_tables(connection: sqlite3.Connection) -> None:
    """Version 1. Times are ISO 8601 in UTC with microseconds, so that they sort as text; values are JSON."""
    # AUTOINCREMENT: the id of a deleted report never comes back while another window still holds it.
    # uid: the same report on another PC is known by it.
    connection.execute(
        """
        CREATE TABLE reports (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            form TEXT NOT NULL,
            name TEXT NOT NULL,
            year INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            changed_at TEXT NOT NULL,
            binned_at TEXT,
            place TEXT NOT NULL DEFAULT '{}',
            extra TEXT NOT NULL DEFAULT '{}'
        )
        """
    )
    # The current state. An earlier one is this with the log undone back to it, so that a report of 20,000
    # edits opens as fast as a new one.
    connection.execute(
        """
        CREATE TABLE answers (
            report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (report, path)
        )
        """
    )
    connection.execute(
        """
        CREATE TABLE edits (
            report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            step INTEGER NOT NULL,
            path TEXT NOT NULL,
            before TEXT,
            after TEXT,
            at TEXT NOT NULL,
            PRIMARY KEY (report, seq)
        )
        """
    )
    connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")


STEPS: tuple[Step, ...] = (Step(1, first_tables),)


def check_openable(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> int:
    """The store's schema version, 0 for a new file. Only reads.

    Raises StoreError "foreign" for another program's file, "newer" for a version that `steps` do not reach.
    """
    version = schema_version(connection)
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION_ID:
        used = version or application or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        if used:
            raise fault("foreign")
    if version > steps[-1].to:
        raise fault("newer")
    return version


def upgrade(connection: sqlite3.Connection, copy_to: Path, steps: Sequence[Step] = STEPS) -> None:
    """Brings the store to the version of the last step, all of it or nothing.

    An existing store is first copied whole to `copy_to`. Call in autocommit, with foreign keys off: a step may
    rebuild a table. Raises sqlite3.Error or OSError; the store is then as it was.
    """
    if check_openable(connection, steps) == steps[-1].to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check_openable(connection, steps)  # again: another process may have been first
        if 0 < version < steps[-1].to:
            _copy_store(connection, copy_to)
        for step in steps:
            if step.to > version:
                step.apply(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {steps[-1].to}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy_store(connection: sqlite3.Connection, copy_to: Path) -> None:
    """Copies what is committed, through a second connection since this one is inside its transaction."""
    source_path = connection.execute("PRAGMA database_list").fetchone()[2]
    unfinished = copy_to.with_name(copy_to.name + ".tmp")
    try:
        with closing(sqlite3.connect(source_path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(copy_to)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
