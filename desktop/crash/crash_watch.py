"""Watches for bugs of ours: each is written down without the user's text, told once, and the work goes on.

What ends the program at once (a fault in Qt, a memory error) is told at the next start.
"""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from desktop.crash.log import Log, cleaned
from desktop.crash.trace_text import fault_lines, kind_of, trace_lines

FOLDER = "logs"
FAULT_FILE = "fault.txt"
REPORT_NAME = "出错记录-{at:%Y%m%d-%H%M%S}-{number}.txt"
REPORTS = "出错记录-*.txt"
KEPT_REPORTS = 10
MOST_A_RUN = 20  # a bug in a paint event comes sixty times a second
HEAD = "履责出错记录。里面没有报告的内容，可以交给信息中心或开发人员。"


class CrashWatch(QObject):
    """`crashed` comes in the main thread, once for each bug, with the file that tells of it, or None if it could not
    be written. `version` is asked when it is needed: it is slow."""

    crashed = Signal(object)

    def __init__(self, data_folder: Path, clock: Callable[[], datetime], version: Callable[[], str]) -> None:
        super().__init__()
        self.folder = data_folder / FOLDER
        self.log = Log(self.folder, clock)
        self._clock = clock
        self._version = version
        self._seen: set[tuple[str, ...]] = set()
        self._busy = threading.Lock()
        self._fault_file: TextIO | None = None
        self._hooks = (sys.excepthook, threading.excepthook)

    def install(self) -> Path | None:
        """From now on. The report of what ended the program last time, if something did."""
        left = self._look_back()
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(self._qt_said)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Stays open: in a crash there is no time to open it.
            self._fault_file = (self.folder / FAULT_FILE).open("w", encoding="utf-8")
            faulthandler.enable(self._fault_file, all_threads=True)
        except OSError:
            pass  # the window says what is wrong with the folder
        return left

    def close(self) -> None:
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def note(self, error: BaseException, trace: TracebackType | None, thread: str = "main") -> Path | None:
        """Writes the report; the file, or None when it could not be written or was written before."""
        lines = trace_lines(error, trace)
        if sys.stderr is not None and sys.stderr.isatty():  # a developer's; a desktop keeps stderr in a file
            traceback.print_exception(error)
        with self._busy:
            if tuple(lines) in self._seen or len(self._seen) >= MOST_A_RUN:
                return None
            self._seen.add(tuple(lines))
        self.log.write(f"出错 {kind_of(error)} {lines[-1].strip()}")
        return self._write([f"线程 {thread}", *lines])

    # -------------------------------------------------------------- hooks

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self._take(error, trace, threading.current_thread().name)

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            name = caught.thread.name if caught.thread is not None else "?"
            self._take(caught.exc_value, caught.exc_traceback, name)

    def _take(self, error: BaseException, trace: TracebackType | None, thread: str) -> None:
        before = len(self._seen)
        path = self.note(error, trace, thread)
        if len(self._seen) > before:
            self.crashed.emit(path)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, words: str | None) -> None:
        if kind == QtMsgType.QtDebugMsg:
            return
        said = words or ""
        if sys.stderr is not None:
            print(said, file=sys.stderr)
        category = getattr(context, "category", None) or ""
        self.log.write(f"Qt {kind.name} {cleaned(category)} {cleaned(said)}")

    # -------------------------------------------------------------- files

    def _look_back(self) -> Path | None:
        try:
            left = (self.folder / FAULT_FILE).read_text("utf-8", errors="replace")
        except OSError:
            return None
        lines = fault_lines(left)
        return self._write(["上次运行时程序突然关闭", *lines]) if lines else None

    def _write(self, lines: list[str]) -> Path | None:
        import platform  # not at every start

        at = self._clock()
        text = [
            HEAD,
            f"时间 {at.isoformat(timespec='seconds')}",
            f"履责 {self._version()}",
            f"系统 {platform.platform()}",
            f"Python {platform.python_version()}，Qt {qVersion()}",
            "",
            *lines,
            "",
            "出错以前：",
            *self.log.tail(),
        ]
        path = self.folder / REPORT_NAME.format(at=at.astimezone(), number=len(self._seen))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(text) + "\n", encoding="utf-8")
            for old in sorted(self.folder.glob(REPORTS))[:-KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path
