"""lvze.exe: the command line on Windows. It hands its words to the window's program, which has everything in it, and
passes on what that says: two whole programs would take 3 MB more.

It imports next to nothing, so that it stays small: see CONSOLE_EXCLUDES in lvze.spec.
"""

import io
import os
import subprocess
import sys
import threading

WINDOW_PROGRAM = "履责.exe"


def main() -> int:
    program = os.path.join(os.path.dirname(sys.executable), WINDOW_PROGRAM)  # noqa: PTH118, PTH120 - pathlib is left out
    try:
        process = subprocess.Popen([program, *sys.argv[1:]], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        print(f"打不开 {program}：{error.strerror}", file=sys.stderr)
        return 2
    passing = threading.Thread(target=_pass_on, args=(process.stderr, sys.stderr))
    passing.start()
    _pass_on(process.stdout, sys.stdout)  # type: ignore[arg-type]  # a pipe, and what Python opened: these they are
    passing.join()
    return process.wait()


def _pass_on(told: io.BufferedReader, to: io.TextIOWrapper) -> None:
    """UTF-8 as it comes into a file or a pipe; a console gets it in its own encoding, and what that lacks as ?."""
    console = to.isatty()
    if console:
        to.reconfigure(errors="replace")
    for line in told:
        if console:
            to.write(line.decode("utf-8", errors="replace").replace("\r\n", "\n"))
            to.flush()
        else:
            to.buffer.write(line)
            to.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
