"""lvze.exe of Windows: what it passes on, tried with a stand-in for the window's program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "build_scripts" / "windows" / "console.py"
STAND_IN = """#!/bin/sh
echo "词：$1"
echo "错：$2" >&2
exit 3
"""


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_words_output_and_exit_code_are_passed_on(tmp_path: Path) -> None:
    window = tmp_path / "履责.exe"
    window.write_text(STAND_IN, encoding="utf-8")
    window.chmod(0o755)
    program = (
        f"import sys, runpy; sys.executable = {str(tmp_path / 'lvze.exe')!r};"
        f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "报告 一.lvze"], capture_output=True, timeout=60
    )
    assert done.returncode == 3
    assert done.stdout.decode() == "词：check\n"
    assert done.stderr.decode() == "错：报告 一.lvze\n"


def test_a_missing_program_is_one_line(tmp_path: Path) -> None:
    program = (
        f"import sys, runpy; sys.executable = {str(tmp_path / 'lvze.exe')!r};"
        f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, "check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "履责.exe" in done.stderr
