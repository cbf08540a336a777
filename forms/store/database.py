"""The SQLite file of the store: opening it safely, and transactions that are durable or did not happen."""

import os
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from forms.store.backup import backups, make_backup
from forms.store.drive import on_network_drive
from forms.store.errors import StoreError, fault
from forms.store.schema import check_openable, is_whole, upgrade
from forms.store.sqlite_errors import store_errors

FILE_NAME = "lvze.sqlite3"
_SHRINK_PAGES = 500  # 2 MB


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
            _refuse_lost_store(path)
            connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
            try:
                _check_openable(connection, folder)  # before the first statement that could write
                if not is_whole(connection):
                    raise fault("corrupt")
                wal = _use_wal(connection, busy_ms, on_network_drive(folder))
                # EXTRA also syncs the folder when the rollback journal goes; under WAL it would mean FULL.
                connection.execute(f"PRAGMA synchronous = {'FULL' if wal else 'EXTRA'}")
                upgrade(
                    connection,
                    lambda version: make_backup(folder, path, clock(), of_version=version),
                )
                connection.execute("PRAGMA foreign_keys = ON")
                _refuse_read_only(path)
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

    def shrink(self) -> None:
        """Writes the file anew when most of it is empty. Another process at work is no fault: another day, then."""
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        if free > _SHRINK_PAGES and free > pages // 2:
            with suppress(sqlite3.Error):
                self._connection.execute("VACUUM")

    def only_read(self) -> None:
        """From here on every change is StoreError "read_only"."""
        self._connection.execute("PRAGMA query_only = ON")

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


def _refuse_lost_store(path: Path) -> None:
    """A new store in the place of one that is gone would hide that there was one."""
    # By stat only: opening and closing the file ourselves drops the POSIX locks of this process's connections.
    if _size(path):
        return
    # SQLite deletes a write-ahead log whose database is missing or empty, and edits may live only there.
    if _size(path.with_name(path.name + "-wal")):
        raise fault("corrupt")
    if backups(path.parent):
        raise fault("lost")


def _refuse_read_only(path: Path) -> None:
    """SQLite opens a file that it may not write to for reading, and that connection never writes again, whatever
    becomes of the permission."""
    if not os.access(path, os.W_OK):
        raise fault("read_only")


def _check_openable(connection: sqlite3.Connection, folder: Path) -> None:
    """Where backups of ours lie, what looks like another program's file is ours with a damaged header."""
    try:
        check_openable(connection)
    except StoreError as error:
        if error.kind == "foreign" and backups(folder):
            raise fault("corrupt") from error
        raise


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _use_wal(connection: sqlite3.Connection, busy_ms: int, network: bool) -> bool:
    """Processes that make the store at the same moment get "locked" here at once, busy timeout or not."""
    mode = "DELETE" if network else "WAL"
    give_up = time.monotonic() + busy_ms / 1000
    while True:
        try:
            return connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0] == "wal"
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
