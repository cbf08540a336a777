"""Copies of the store that rotate: the last ten, and the last of each of thirty days before them."""

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from forms.store.errors import StoreError, fault
from forms.store.schema import check_openable, is_whole
from forms.store.sqlite_errors import store_errors

FOLDER = "backups"
NEWEST_KEPT = 10
DAYS_KEPT = 30

# The number tells the order: the clock may have been set back. A copy made before an upgrade is kept for ever.
_NAME = re.compile(r"lvze-(\d{6,})-(\d{8}T\d{6}Z)(-v\d+)?\.sqlite3")
_STAMP = "%Y%m%dT%H%M%SZ"
# Bytes of the header that differ between equal contents: change counter, version-valid-for (file format, 1.3).
_COUNTERS = (slice(24, 28), slice(92, 96))
_ABANDONED_S = 3600.0


@dataclass(frozen=True, slots=True)
class Backup:
    """`of_version` is the schema version whose upgrade it came before, 0 for the ones that rotate."""

    path: Path
    number: int
    at: datetime
    of_version: int = 0


def backups(folder: Path) -> list[Backup]:
    """Those of the data folder, the newest first. Never fails: a folder that cannot be read has none."""
    try:
        names = [entry.name for entry in (folder / FOLDER).iterdir()]
    except OSError:
        return []
    found: list[Backup] = []
    for name in names:
        match = _NAME.fullmatch(name)
        if match is None:
            continue
        with suppress(ValueError):  # digits that are no date
            at = datetime.strptime(match.group(2), _STAMP).replace(tzinfo=UTC)
            version = int((match.group(3) or "-v0")[2:])
            found.append(Backup(folder / FOLDER / name, int(match.group(1)), at, version))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def make_backup(folder: Path, store_path: Path, at: datetime, *, of_version: int = 0) -> Backup | None:
    """A sound copy of what the store holds, on the disk when it returns; None when the newest one has it all.

    Reads through a connection of its own and, where there is a write-ahead log, holds up no writer: for a thread
    beside the one that keeps edits. Raises StoreError; a damaged store ("corrupt") never replaces a backup.
    """
    with store_errors(folder):
        (folder / FOLDER).mkdir(exist_ok=True)
        made = backups(folder)
        number = made[0].number + 1 if made else 1
        suffix = f"-v{of_version}" if of_version else ""
        name = f"lvze-{number:06d}-{at.astimezone(UTC).strftime(_STAMP)}{suffix}.sqlite3"
        unfinished = folder / FOLDER / f"lvze-{os.urandom(6).hex()}.tmp"
        try:
            _copy(store_path, unfinished)
            if made and not of_version and same_content(made[0].path, unfinished):
                unfinished.unlink()
                return None
            unfinished.replace(folder / FOLDER / name)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        backup = Backup(folder / FOLDER / name, number, at, of_version)
        _rotate(folder, [backup, *made])
    return backup


def is_sound(path: Path) -> bool:
    """Whether it is a store that this version can open and SQLite finds nothing wrong in; it is not changed."""
    try:
        if path.stat().st_size == 0:
            return False
        with closing(sqlite3.connect(path)) as connection:
            return check_openable(connection) > 0 and is_whole(connection)
    except (OSError, sqlite3.Error, StoreError):
        return False


def superfluous(made: Sequence[Backup]) -> list[Backup]:
    """Of `made`, newest first, those that make room."""
    days: set[object] = set()
    going: list[Backup] = []
    for number, backup in enumerate(b for b in made if not b.of_version):
        day = backup.at.date()
        first_of_day = day not in days and len(days) < DAYS_KEPT
        if first_of_day:
            days.add(day)
        if number >= NEWEST_KEPT and not first_of_day:
            going.append(backup)
    return going


def same_content(one: Path, other: Path) -> bool:
    """Whether two copies hold the same, whatever their counters say. False when one cannot be read."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        contents = [bytearray(path.read_bytes()) for path in (one, other)]
    except OSError:
        return False
    for content in contents:
        for counter in _COUNTERS:
            content[counter] = bytes(4)
    return contents[0] == contents[1]


def _copy(source_path: Path, to: Path) -> None:
    source_path.stat()  # SQLite would make the file, had it been moved away
    with closing(sqlite3.connect(source_path)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)  # in one go: in pieces it would begin again at every edit
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        if not is_whole(copy):
            raise fault("corrupt")
    with to.open("rb+") as file:
        os.fsync(file.fileno())


def _rotate(folder: Path, made: Sequence[Backup]) -> None:
    """What cannot be deleted stays: too many backups are no fault."""
    with suppress(OSError):
        for entry in (folder / FOLDER).glob("lvze-*.tmp*"):  # of a program that was ended in the middle
            if abs(entry.stat().st_mtime - made[0].at.timestamp()) > _ABANDONED_S:
                entry.unlink()
        for backup in superfluous(made):
            backup.path.unlink()
