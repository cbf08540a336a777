"""A traceback without anything of the report: kinds of errors, our own file names, line numbers, names of functions.

No messages of errors and no values: `KeyError: '张三'` would carry a name out of the house.
"""

import re
import traceback
from collections.abc import Iterator
from pathlib import PurePosixPath
from types import TracebackType

OURS = ("desktop", "forms", "resources")
LIBRARIES = "site-packages"
DEEPEST = 60  # frames told of one error; an endless recursion has a thousand
CAUSES = 5
_FAULT_FRAME = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+|\?\?\?) in (?P<name>[\w<>.]+)$')
_FAULT_HEAD = re.compile(
    r"^(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+"
    r"|(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):"
    r"|Timeout.*|Stack .*|  <no Python frame>|  \.\.\.)$"
)


def trace_lines(error: BaseException, trace: TracebackType | None) -> list[str]:
    """The error and what it came from, the cause last."""
    lines: list[str] = []
    for number, (one, its_trace) in enumerate(_chain(error, trace)):
        lines.append(("" if number == 0 else "起因：") + kind_of(one))
        frames = list(traceback.walk_tb(its_trace))
        for frame, line in frames[-DEEPEST:]:
            lines.append(f"  {short_name(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}")
    return lines


def kind_of(error: BaseException) -> str:
    """Its class, and the number that the system gave it. Never its message."""
    kind = type(error).__name__
    number = error.errno if isinstance(error, OSError) else None
    return kind if number is None else f"{kind}（系统错误号 {number}）"


def short_name(file: str) -> str:
    """From the package on; for anything else the name of the file alone, not where the program lies."""
    parts = PurePosixPath(file.replace("\\", "/")).parts
    for at in range(len(parts) - 1, -1, -1):
        if parts[at] == LIBRARIES:
            return "/".join(parts[at + 1 :])
        if parts[at] in OURS and at < len(parts) - 1:
            return "/".join(parts[at:])
    return parts[-1] if parts else "?"


def fault_lines(text: str) -> list[str]:
    """What faulthandler wrote, with the names of files shortened; lines that it does not write are dropped."""
    lines: list[str] = []
    for line in text.splitlines():
        frame = _FAULT_FRAME.match(line)
        if frame is not None:
            lines.append(f"  {short_name(frame['file'])}:{frame['line']} {frame['name']}")
        elif _FAULT_HEAD.match(line):
            lines.append(line)
    return lines


def _chain(
    error: BaseException, trace: TracebackType | None
) -> Iterator[tuple[BaseException, TracebackType | None]]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen and len(seen) < CAUSES:
        seen.add(id(at))
        yield at, trace if at is error else at.__traceback__
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
