"""One window for each data folder: a second start hands its report to the first one and ends.

No network and no D-Bus: a lock file says who is first, and a request is a file in a folder that the first one watches.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, QTimer, Signal

LOCK_FILE = "window.lock"
REQUEST_FOLDER = "requests"
SUFFIX = ".request"
LOOK_MS = 2000  # for folders that send no news of changes: network drives
PATIENCE_S = 4.0
NAP_S = 0.02


class SingleInstance(QObject):
    """`asked` comes in the first program, with the report that a second start was given, or None: raise the window."""

    asked = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._requests = folder / REQUEST_FOLDER
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long that is
        self._folder = folder
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Whether this program is the first one. A folder that can't be written to has no first one: True, too."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # the window says what is wrong with the folder
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        # A folder shared by two PCs: a window on the other one's screen is of no use here.
        return self._holder()[1] not in ("", QSysInfo.machineHostName())

    def hand_over(self, report: Path | None, patience_s: float = PATIENCE_S) -> bool:
        """Asks the first program for its window. False when it ended meanwhile or does not answer in time: then this
        program is the one to open a window, and nothing of the request is left behind."""
        self._let_it_come_forward()
        try:
            request = self._write(report)
        except OSError:
            return False
        give_up = time.monotonic() + patience_s
        while request.exists():
            if self._lock.tryLock(0) or time.monotonic() > give_up:
                try:
                    request.unlink()
                except FileNotFoundError:
                    return (
                        not self._lock.isLocked()
                    )  # taken at the last moment, or by a program that was closing
                except OSError:
                    pass
                return False
            time.sleep(NAP_S)
        return True

    def listen(self) -> None:
        """From now on requests come as `asked`; those left by programs that are gone are dropped."""
        try:
            self._requests.mkdir(exist_ok=True)
            for left in self._waiting():
                left.unlink(missing_ok=True)
        except OSError:
            return
        self._watcher = QFileSystemWatcher([str(self._requests)], self)
        self._watcher.directoryChanged.connect(self._look)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def close(self) -> None:
        """Lets the next start be the first one."""
        self._watcher = None
        self._lock.unlock()

    def _look(self) -> None:
        import json

        for request in self._waiting():
            try:
                report = json.loads(request.read_bytes()).get("open")
                request.unlink()  # answers the program that waits for it
            except (OSError, ValueError, AttributeError):
                continue
            self.asked.emit(Path(report) if isinstance(report, str) else None)

    def _waiting(self) -> list[Path]:
        try:
            return sorted(self._requests.glob(f"*{SUFFIX}"))
        except OSError:
            return []

    def _write(self, report: Path | None) -> Path:
        """Whole or not at all: the first program looks at any moment."""
        import json
        import tempfile  # with all that it draws in: only a second start pays for it

        self._requests.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._requests, prefix=f"{time.time_ns()}-", suffix=".part")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump({"open": None if report is None else str(report.absolute())}, file)
        request = Path(name).with_suffix(SUFFIX)
        Path(name).replace(request)
        return request

    def _let_it_come_forward(self) -> None:
        """Windows keeps a program in the background unless the one in front allows it to step forward."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.AllowSetForegroundWindow(self._holder()[0])

    def _holder(self) -> tuple[int, str]:
        """Process and PC that hold the lock; 0 and "" when nobody does any more."""
        held = self._lock.getLockInfo()
        return (held[0], held[1]) if isinstance(held, tuple) else (0, "")
