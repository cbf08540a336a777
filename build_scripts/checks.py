"""Linters, contracts and tests, each with its whole output on the screen."""

import os
import subprocess
from collections.abc import Sequence

from build_scripts.environment import BIN, EXE, PYTHON, ROOT

LINTERS: list[tuple[str, list[str]]] = [
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "--diff", "."]),
    ("pyright", ["pyright"]),
    ("import-linter", ["lint-imports"]),
]


def run_linters() -> list[str]:
    """Run every linter, all at once; print each one's output in turn. Returns the names of those that failed."""
    started = [(name, _start(command)) for name, command in LINTERS]
    failed: list[str] = []
    for name, process in started:
        output, _ = process.communicate()
        print(f"==== {name}\n{output.rstrip()}", flush=True)
        if process.returncode != 0:
            failed.append(name)
    return failed


def run_pytest(args: Sequence[str]) -> int:
    """pytest in the repository, whatever folder dev.py was started from."""
    print("==== pytest", flush=True)
    return subprocess.call([str(PYTHON), "-m", "pytest", *args], cwd=ROOT, env=_environment())


def _start(command: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [str(BIN / f"{command[0]}{EXE}"), *command[1:]],
        cwd=ROOT,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", ""))),
        "PYTHONUTF8": "1",
        "PYRIGHT_PYTHON_GLOBAL_NODE": "0",  # the pinned node of the lock file, not the machine's
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # "a new version is available": the lock file decides
    }
