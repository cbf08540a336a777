"""What SQLite reports, as the faults that the user is told of."""

import os
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from forms.store.errors import StoreFault, fault, system_errors

# Primary result codes of SQLite (https://sqlite.org/rescode.html); extended codes carry them in the low byte.
_SQLITE_FAULTS: Mapping[int, StoreFault] = MappingProxyType(
    {
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "read_only",
        sqlite3.SQLITE_PERM: "permission",
        sqlite3.SQLITE_CANTOPEN: "permission",
        sqlite3.SQLITE_AUTH: "permission",
        sqlite3.SQLITE_BUSY: "locked",
        sqlite3.SQLITE_LOCKED: "locked",
        sqlite3.SQLITE_PROTOCOL: "locked",
        sqlite3.SQLITE_CORRUPT: "corrupt",
        sqlite3.SQLITE_NOTADB: "corrupt",
        sqlite3.SQLITE_IOERR: "io",
    }
)
# Some calls (growing the WAL index, a quota of file size) report a full disk as a plain I/O error.
_FULL_BELOW_BYTES = 256 * 1024


@contextmanager
def store_errors(place: Path) -> Generator[None]:
    """Raises as StoreError what SQLite and the system report about `place`; mistakes of ours go through."""
    try:
        with system_errors():
            yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise fault(_sqlite_fault(error, place)) from error


def _sqlite_fault(error: sqlite3.Error, place: Path) -> StoreFault:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    # What is not listed (a missing table, a broken constraint, text that is not UTF-8) means damaged contents.
    kind = _SQLITE_FAULTS.get(code & 0xFF, "corrupt")
    if kind == "io" and _is_closed_to_writing(place):
        return "read_only"
    return "disk_full" if kind == "io" and _disk_is_full(place) else kind


def _is_closed_to_writing(place: Path) -> bool:
    """A drive that became read-only under an open file answers writing with a plain I/O error."""
    try:
        return not all(os.access(path, os.W_OK) for path in (place, *place.glob("lvze.sqlite3*")))
    except OSError:
        return False


def _disk_is_full(place: Path) -> bool:
    import shutil  # drags in three compression libraries, and is needed on a bad day only

    try:
        return shutil.disk_usage(place).free < _FULL_BELOW_BYTES
    except OSError:
        return False
