"""lvze.exe: the command line on Windows. It hands its words to the window's program, which has everything in it, and
passes on what that says: two whole programs would take 3 MB more.
"""

import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

WINDOW_PROGRAM = "履责.exe"


def main() -> int:
    program = Path(sys.executable).with_name(WINDOW_PROGRAM)
    try:
        process = subprocess.Popen(
            [str(program), *sys.argv[1:]], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        print(f"打不开 {program}：{error.strerror}", file=sys.stderr)
        return 2
    assert process.stdout is not None
    assert process.stderr is not None
    passing = threading.Thread(target=_pass_on, args=(process.stderr, sys.stderr))
    passing.start()
    _pass_on(process.stdout, sys.stdout)
    passing.join()
    return process.wait()


def _pass_on(told: IO[bytes], to: IO[str]) -> None:
    """UTF-8 as it comes into a file or a pipe; a console gets it in its own encoding, and what that lacks as ?."""
    if to.isatty():
        to.reconfigure(errors="replace")  # type: ignore[attr-defined]  # the stream of a console has it
        for line in told:
            to.write(line.decode("utf-8", errors="replace").replace("\r\n", "\n"))
            to.flush()
        return
    for line in told:
        to.buffer.write(line)  # type: ignore[attr-defined]
        to.buffer.flush()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
