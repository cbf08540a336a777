"""`lvze selftest` as a process: it goes well here, and says so when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROKEN = """
import sys
from desktop import __main__, selftest_window
selftest_window.WORD = ""  # an input method that commits nothing
sys.exit(__main__.main(["selftest"]))
"""


def _run(command: list[str], **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**environment, **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize("locale", ["C", "zh_CN.UTF-8"])
def test_it_goes_through_the_window_without_a_screen(locale: str) -> None:
    done = _run(["-m", "desktop", "selftest"], LC_ALL=locale, LANG=locale)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1] == "自检全部正常"
    assert sum(line.startswith("正常　") for line in lines) == len(lines) - 1 >= 11


def test_it_notices_boxes_that_take_no_keys() -> None:
    done = _run(["-c", BROKEN])
    assert done.returncode == 1
    assert "不行　每个格子打字、撤销" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
