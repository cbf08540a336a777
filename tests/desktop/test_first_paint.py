"""What is heavy waits until the window has been seen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import first_paint
from desktop.first_paint import FirstPaint

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("docx", "lxml", "pydantic", "forms.definition.loader", "forms.check.check", "desktop.report_desk")
AT_FIRST_PAINT = f"""
import os, sys
from desktop import stopwatch
from desktop.__main__ import main

def painted(self):
    print(*sorted(set(sys.modules) & set({HEAVY!r})))
    self._window.close()

stopwatch.Stopwatch.painted = painted
os.environ["LVZE_STOPWATCH"] = os.devnull
sys.exit(main(["--data-dir", sys.argv[1], *sys.argv[2:]]))
"""


class Window(QWidget):
    """Counts what was painted in it."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []
        self.label = QLabel("履责", self)

    def paintEvent(self, event: object) -> None:
        self.log.append("paint")


def test_deeds_come_after_the_paint_in_order(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    seen = FirstPaint(window)
    for name in ("one", "two"):
        seen.then(lambda name=name: window.log.append(name))
    window.show()
    qtbot.waitUntil(lambda: "two" in window.log)
    assert window.log[0] == "paint"
    assert [name for name in window.log if name != "paint"] == ["one", "two"]


def test_a_window_that_nobody_sees_does_its_deeds_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "PATIENCE_MS", 10)
    window = Window()
    qtbot.addWidget(window)
    FirstPaint(window).then(lambda: window.log.append("done"))
    qtbot.waitUntil(lambda: window.log == ["done"])


@pytest.mark.parametrize("with_report", [False, True])
def test_nothing_heavy_is_loaded_before_the_first_paint(with_report: bool, tmp_path: Path) -> None:
    arguments = [str(tmp_path / "data")]
    if with_report:
        report = tmp_path / "报告.lvze"
        command = [sys.executable, "-m", "desktop", "example", "-o", str(report)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        arguments.append(str(report))
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
