"""Where the folder can't be written to: the reports all the same, from a copy of the store that is only read."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.store.database import FILE_NAME
from forms.store.errors import StoreError, system_errors
from forms.store.store import Store


class ReadingCopy:
    """SQLite needs to write beside a store even to read one that has a write-ahead log. What is written into `store`
    is StoreError "read_only"; the copy is gone after `close`."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        """Raises StoreError when there is nothing to copy, or it can't be read."""
        with system_errors():
            self._place = TemporaryDirectory(prefix="lvze-", ignore_cleanup_errors=True)
            try:
                self.store = self._opened(folder, clock)
            except (OSError, StoreError):
                self._place.cleanup()
                raise

    def close(self) -> None:
        self.store.close()
        self._place.cleanup()

    def _opened(self, folder: Path, clock: Callable[[], datetime]) -> Store:
        copy = Path(self._place.name)
        shutil.copyfile(folder / FILE_NAME, copy / FILE_NAME)
        log = f"{FILE_NAME}-wal"
        if (folder / log).exists():
            shutil.copyfile(folder / log, copy / log)
        return Store.open(copy, clock=clock, only_read=True)
