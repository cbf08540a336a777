"""The SQLite file of the store: opening it safely, and transactions that are durable or did not happen."""

import os
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from forms.store.errors import fault
from forms.store.schema import check_openable, upgrade
from forms.store.sqlite_errors import store_errors

FILE_NAME = "lvze.sqlite3"


class Database:
    """One connection, for the thread that opened it. `wal` is false where the drive does not allow WAL."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, wal: bool) -> None:
        self.path = path
        self.wal = wal
        self._connection = connection
        self._identity = path.stat()

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], datetime], busy_ms: int) -> "Database":
        """Opens or makes `folder/lvze.sqlite3`. Raises StoreError; a damaged or foreign file is not touched."""
        path = folder / FILE_NAME
        with store_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _refuse_orphaned_log(path)
            connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
            try:
                check_openable(connection)  # before the first statement that could write
                wal = _use_wal(connection, busy_ms)
                # EXTRA also syncs the folder when the rollback journal goes; under WAL it would mean FULL.
                connection.execute(f"PRAGMA synchronous = {'FULL' if wal else 'EXTRA'}")
                stamp = clock().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
                upgrade(connection, folder / f"lvze-before-upgrade-{stamp}.sqlite3")
                connection.execute("PRAGMA foreign_keys = ON")
                return cls(path, connection, wal=wal)
            except BaseException:
                connection.close()
                raise

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """One consistent state for all queries inside. Raises StoreError."""
        with store_errors(self.path.parent):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """A transaction: durable once the block has ended, without a trace if it raised. Raises StoreError."""
        with store_errors(self.path.parent):
            self._refuse_moved_file()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back after some faults (a full disk), not after others.
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Safe to call twice."""
        self._connection.close()

    def _refuse_moved_file(self) -> None:
        """On Linux a deleted file takes writes without a word, and they are gone when the program ends."""
        try:
            current = self.path.stat()
        except FileNotFoundError:
            raise fault("moved") from None
        if not os.path.samestat(current, self._identity):
            raise fault("moved")


def _refuse_orphaned_log(path: Path) -> None:
    """SQLite deletes a write-ahead log whose database is missing or empty, and edits may live only there."""
    # By stat only: opening and closing the file ourselves drops the POSIX locks of this process's connections.
    log = path.with_name(path.name + "-wal")
    if _size(path) == 0 and _size(log) > 0:
        raise fault("corrupt")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _use_wal(connection: sqlite3.Connection, busy_ms: int) -> bool:
    """Processes that make the store at the same moment get "locked" here at once, busy timeout or not."""
    give_up = time.monotonic() + busy_ms / 1000
    while True:
        try:
            return connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
