"""The log: what the program did and what Qt had to say, in three files of 512 KB at most, without text of a report.

Not logging.handlers: that loads the modules of the network, which the packaged program does not hold.
"""

import re
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

FILE_NAME = "lvze.log"
LARGEST_BYTES = 512 * 1024
FILES = 3
LONGEST = 300
TAIL_LINES = 40
# What could be a text, a name or a place: anything quoted, anything that is not ASCII, anything with a slash in it.
_PRIVATE = re.compile(r"\"[^\"]*\"|'[^']*'|\S*[/\\]\S*|[^\x20-\x7e]+")


class Log:
    """Writing never fails and may come from any thread. `folder` is made with the first line."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / FILE_NAME
        self._clock = clock
        self._lock = threading.Lock()

    def write(self, line: str) -> None:
        """`line` is ours to the last word: nothing in it comes from the user. Qt's lines go through `cleaned`."""
        told = f"{self._clock().isoformat(timespec='seconds')} {line}\n".encode("utf-8", "replace")
        with self._lock:
            try:
                self._turn(len(told))
                with self.path.open("ab") as file:
                    file.write(told)
            except OSError:
                pass  # a full or read-only disk has its own banner

    def tail(self) -> list[str]:
        try:
            return self.path.read_text("utf-8", errors="replace").splitlines()[-TAIL_LINES:]
        except OSError:
            return []

    def _turn(self, more: int) -> None:
        """lvze.log → lvze.log.1 → lvze.log.2, the oldest is dropped."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists() or self.path.stat().st_size + more <= LARGEST_BYTES:
            return
        for number in range(FILES - 1, 0, -1):
            older = self.path.with_name(f"{FILE_NAME}.{number}")
            newer = self.path if number == 1 else self.path.with_name(f"{FILE_NAME}.{number - 1}")
            if newer.exists():
                newer.replace(older)


def cleaned(words: str) -> str:
    """Words of Qt or the system without what they might quote."""
    return _PRIVATE.sub("…", words.replace("\n", " "))[:LONGEST]
