"""The tables of the store, and the numbered steps from each schema version to the next."""

import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from forms.store.errors import fault
from forms.store.schema_2 import log_of_changes

APPLICATION_ID = 0x6C767A65  # "lvze": tells our file from another program's SQLite file
# No program will ever write such a version: the header is damaged.
_LAST_VERSION = 1000

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


STEPS: tuple[Step, ...] = (Step(1, first_tables), Step(2, log_of_changes))


def check_openable(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> int:
    """The store's schema version, 0 for a new file. Only reads.

    Raises StoreError "foreign" for another program's file, "newer" for a version that `steps` do not reach, "corrupt"
    for one that nobody writes.
    """
    with _one_state(connection):
        version = schema_version(connection)
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        if application != APPLICATION_ID and (
            version or application or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        ):
            raise fault("foreign")
    if not 0 <= version <= _LAST_VERSION:
        raise fault("corrupt")
    if version > steps[-1].to:
        raise fault("newer")
    return version


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Generator[None]:
    """Between two queries another process may make the tables: half a new store looks like another program's."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong; some milliseconds for each megabyte."""
    return connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"


def upgrade(
    connection: sqlite3.Connection, copy_first: Callable[[int], object], steps: Sequence[Step] = STEPS
) -> None:
    """Brings the store to the version of the last step, all of it or nothing.

    `copy_first` is called with the version of an existing store before the first step, and copies what is committed
    through a connection of its own. Call in autocommit, with foreign keys off: a step may rebuild a table. Raises
    sqlite3.Error, OSError or StoreError; the store is then as it was.
    """
    if check_openable(connection, steps) == steps[-1].to:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check_openable(connection, steps)  # again: another process may have been first
        if 0 < version < steps[-1].to:
            copy_first(version)
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
