"""The one way in: the words of the command line go to `forms.cli` without Qt, everything else opens the window."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.packaged import is_packaged_on_linux, settle_environment

CLI_WORDS = frozenset({"new", "example", "check", "export", "text", "pages", "import", "selftest", "lint"})


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """`lvze [--data-dir DIR] [REPORT.lvze]`"""

    data_folder: Path | None = None
    report: Path | None = None


def window_arguments(arguments: Sequence[str]) -> WindowArguments | None:
    """None when the arguments are for the command line (which also says what is wrong with them)."""
    data_folder: Path | None = None
    report: Path | None = None
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--data-dir" and waiting:
            data_folder = Path(waiting.pop(0))
        elif argument.startswith("--data-dir="):
            data_folder = Path(argument.removeprefix("--data-dir="))
        elif report is None and _names_a_file(argument):
            report = Path(argument)
        else:
            return None
    return WindowArguments(data_folder, report)


def _names_a_file(argument: str) -> bool:
    if argument in CLI_WORDS or argument.startswith("-"):
        return False
    return argument.lower().endswith(".lvze") or Path(argument).is_file()


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the program."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if is_packaged_on_linux():
        settle_environment(os.environ)
    wanted = window_arguments(given)
    if given == ["selftest"]:  # the core's own, and the window's
        from desktop.selftest import run

        return run()
    if wanted is None:
        from forms.cli import main as run_command

        return run_command(given)
    import gc

    gc.disable()  # desktop.garbage sees to it from here on: while modules are loaded there is nothing to collect
    from desktop.app import run_window

    return run_window(wanted.data_folder, wanted.report)


if __name__ == "__main__":
    sys.exit(main())
