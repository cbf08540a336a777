"""When the store is damaged or gone: the newest sound backup takes its place, and nothing is deleted."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from forms.store.backup import Backup, backups, is_sound
from forms.store.database import FILE_NAME, Database
from forms.store.errors import StoreError, fault
from forms.store.file_lock import FileLock
from forms.store.salvage import bring_in, read_out
from forms.store.schema import upgrade
from forms.store.sqlite_errors import store_errors

_UNFINISHED = "lvze-recovering.tmp"
_BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovery:
    """`backup_at`: None when there was no sound backup, and the store is new. `aside`: what was there before, None
    when there was nothing. `changed`: names of the reports that differ from the backup, as far as the damaged file
    says; `read_out`: those of them whose later content could be read, and lies among their versions or, for a report
    that the backup has not, in the list. `all_read`: nothing of the damaged file's answers was unreadable."""

    backup_at: datetime | None
    aside: Path | None
    changed: tuple[str, ...]
    read_out: tuple[str, ...]
    all_read: bool

    @property
    def line(self) -> str:
        """What happened and what is missing, for the clerk."""
        what = "数据文件不见了" if self.aside is None else "数据文件损坏了"
        if self.backup_at is None:
            parts = [f"{what}，也没有完好的备份，已换上新的数据文件。"]
        else:
            at = self.backup_at.astimezone()
            parts = [f"{what}，已用{at.year}年{at.month}月{at.day}日 {at:%H:%M} 的备份恢复。"]
        if self.changed:
            parts.append(f"之后改过的报告：{'、'.join(self.changed)}。")
        if self.read_out:
            parts.append(
                f"读出了{'、'.join(self.read_out)}后来的内容，放在各份报告的历史版本里，可对照取回。"
            )
        if not self.all_read:
            parts.append("备份之后的改动可能缺失，打开各份报告核对一遍。")
        elif not self.changed:
            parts.append("备份里的内容是最新的，没有缺失。")
        if self.aside is not None:
            parts.append(f"损坏的文件没有删，留作 {self.aside.name}。")
        return "".join(parts)


def recover(
    folder: Path, *, clock: Callable[[], datetime], busy_ms: int = 2000, force: bool = False
) -> Recovery | None:
    """For when `Store.open` raised "corrupt" or "lost"; `force` is for damage that SQLite does not see (`load` raised
    "corrupt"). None when the store is sound, because another window has recovered it meanwhile.

    Raises StoreError, "permission" where the damaged file is still open, "locked" while another window recovers it;
    everything is still there then, and the call can be made again.
    """
    lock = FileLock(folder / "locks" / "recovery.lock")
    if lock.acquire() == "taken":
        raise fault("locked")
    try:
        if not force and is_sound(folder / FILE_NAME):
            return None
        return _recover(folder, clock, busy_ms)
    finally:
        lock.release()


def _recover(folder: Path, clock: Callable[[], datetime], busy_ms: int) -> Recovery:
    backup = next((backup for backup in backups(folder) if is_sound(backup.path)), None)
    with store_errors(folder):
        _prepare(folder, backup)
        aside = _move_aside(folder, clock())
        (folder / _UNFINISHED).replace(folder / FILE_NAME)
    changed: Sequence[str] = ()
    read: Sequence[str] = ()
    all_read = False
    if aside is not None:
        with suppress(StoreError):  # what can be had besides the backup is a gift: the store is in its place
            found = read_out(aside)
            database = Database.open(folder, clock=clock, busy_ms=busy_ms)
            try:
                changed, read = bring_in(database, found, clock())
                all_read = found.complete
            finally:
                database.close()
    return Recovery(None if backup is None else backup.at, aside, tuple(changed), tuple(read), all_read)


def _prepare(folder: Path, backup: Backup | None) -> None:
    """The new store under a name of its own, on the disk: from here on it takes renaming only."""
    unfinished = folder / _UNFINISHED
    unfinished.unlink(missing_ok=True)
    if backup is not None:
        unfinished.write_bytes(backup.path.read_bytes())
    else:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            upgrade(connection, lambda _: None)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())


def _move_aside(folder: Path, now: datetime) -> Path | None:
    """The damaged file under its new name, its log beside it; None when there is none."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    name, number = f"lvze-damaged-{stamp}.sqlite3", 1
    while any((folder / f"{name}{end}").exists() for end in _BESIDE):
        number += 1
        name = f"lvze-damaged-{stamp}-{number}.sqlite3"
    moved = False
    # The store first: without its log it might open, and be taken for whole.
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            (folder / f"{FILE_NAME}{end}").rename(folder / f"{name}{end}")
            moved = True
    return folder / name if moved else None
