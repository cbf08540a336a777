"""A lock on a file that the system takes away from a process that ends, however it ends."""

import errno
import os
import sys
from pathlib import Path
from typing import Literal

from forms.store.errors import system_errors

Outcome = Literal["locked", "taken", "unsupported"]

_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}


class FileLock:
    """The file is made and left behind: deleting it would let two processes lock two files of one name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> Outcome:
        """At once. "taken": by another process, or through another FileLock of this one; "unsupported": some network
        drives. Raises StoreError when the file cannot be made."""
        with system_errors():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(descriptor)
            except OSError as error:
                os.close(descriptor)
                if error.errno in _TAKEN:
                    return "taken"
                if error.errno in _UNSUPPORTED:
                    return "unsupported"
                raise
        self._descriptor = descriptor
        return "locked"

    def release(self) -> None:
        """Safe to call twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Of the open file, not of the process as lockf's: two windows of one process are two holders.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
