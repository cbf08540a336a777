"""Looking into a backup, without touching it: the reports that it holds, and one of them taken out."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.store.backup import Backup
from forms.store.database import FILE_NAME
from forms.store.errors import system_errors
from forms.store.rows import ReportRow
from forms.store.store import Store


@contextmanager
def opened(backup: Backup, clock: Callable[[], datetime]) -> Generator[Store]:
    """A store over a copy of the backup, gone afterwards. Raises StoreError; a backup of an older schema is upgraded
    in the copy."""
    with TemporaryDirectory(prefix="lvze-backup-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with system_errors():
            (folder / FILE_NAME).write_bytes(backup.path.read_bytes())
        store = Store.open(folder, clock=clock)
        try:
            yield store
        finally:
            store.close()


def reports_in(backup: Backup, clock: Callable[[], datetime]) -> list[ReportRow]:
    """Those in the bin too, the latest year first. Raises StoreError."""
    with opened(backup, clock) as store:
        return store.reports()


def take_out(backup: Backup, report_id: int, into: Store, name: str, clock: Callable[[], datetime]) -> int:
    """A report of the backup as a new one of the store `into`, with its history, beside what is there. Its id."""
    with opened(backup, clock) as store:
        stored = store.load(report_id)
        carried = store.carried(report_id, with_history=True)
    row = stored.row
    return into.create(row.form, row.year, name, stored.answers, clock(), extra=carried)
