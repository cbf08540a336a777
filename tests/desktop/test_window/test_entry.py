"""The one way in: which words open the window, and what the first paint has to wait for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import CLI_WORDS, WindowArguments, window_arguments
from desktop.app import begin
from forms.cli import COMMANDS
from tests.desktop.test_window.stage import Stage

ROOT = Path(__file__).resolve().parents[3]


def _python(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def test_no_words_or_a_file_open_the_window(tmp_path: Path) -> None:
    assert window_arguments([]) == WindowArguments()
    assert window_arguments(["没有.lvze"]) == WindowArguments(report=Path("没有.lvze"))
    assert window_arguments(["--data-dir", "d", "a.lvze"]) == WindowArguments(Path("d"), Path("a.lvze"))
    assert window_arguments(["a.LVZE", "--data-dir=d"]) == WindowArguments(Path("d"), Path("a.LVZE"))
    plain = tmp_path / "带来的文件"
    plain.touch()
    assert window_arguments([str(plain)]) == WindowArguments(report=plain)


@pytest.mark.parametrize(
    "words", [["check", "a.lvze"], ["--help"], ["--version"], ["chekc"], ["--data-dir"], ["a.lvze", "b.lvze"]]
)
def test_everything_else_is_for_the_command_line(words: list[str]) -> None:
    assert window_arguments(words) is None


def test_every_command_is_known_here() -> None:
    assert set(COMMANDS) <= CLI_WORDS


@pytest.mark.parametrize("words", [["--version"], ["check", "没有.lvze"], ["chekc"]])
def test_the_command_line_never_loads_qt(words: list[str]) -> None:
    program = """
import sys
from desktop.__main__ import main
main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
"""
    done = _python(program, *words)
    assert done.returncode == 0, done.stderr


def test_the_first_paint_waits_for_nothing_but_the_list(tmp_path: Path) -> None:
    program = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.app import make_application, make_window
app = make_application()
window = make_window(app, folder=Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
window.show()
late = ("forms.definition", "forms.manuscript", "forms.check", "forms.output", "desktop.passages", "desktop.fields",
        "desktop.report_view", "docx", "lxml", "pydantic", "importlib.metadata")
early = sorted(name for name in sys.modules if name.startswith(late))
window.close()
print(*early)
"""
    done = _python(program, str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_a_report_that_cannot_be_shown_leaves_the_list(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    window = stage.window

    def breaks(_path: Path) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(window, "open_file", breaks)
    with pytest.raises(RuntimeError):
        begin(window, Path("示例.lvze"), check=False)
    assert window.start.page.isVisible()


def test_the_first_paint_needs_no_enumerations_of_qt(tmp_path: Path) -> None:
    """The namespace Qt takes as long to make as the whole of an empty window."""
    program = """
import sys
from pathlib import Path
import PySide6.QtCore
from enum import EnumType
made = []
create = EnumType._create_
EnumType._create_ = lambda cls, name, *given, **named: made.append(name) or create(cls, name, *given, **named)
from desktop.app import make_application
from desktop.main_window import MainWindow
from desktop.settings import Settings
app = make_application()
window = MainWindow(Settings(Path(sys.argv[1])))
window.show()
app.processEvents()
print(*{"GlobalColor", "WidgetAttribute"} & set(made))
"""
    done = _python(program, str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
