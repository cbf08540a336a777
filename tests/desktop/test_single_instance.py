"""A second start: told to the first program, or a window of its own when there is nobody to tell."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import single_instance
from desktop.single_instance import LOCK_FILE, REQUEST_FOLDER, SingleInstance

ROOT = Path(__file__).resolve().parents[2]
WAIT_MS = 10_000


def _second(
    folder: Path, report: Path | None, patience_s: float = 20
) -> "tuple[threading.Thread, list[bool]]":
    """A second start that waits for its answer on a thread of its own, as a process would."""
    handed: list[bool] = []

    def work() -> None:
        second = SingleInstance(folder)
        handed.append(not second.claim() and second.hand_over(report, patience_s))

    thread = threading.Thread(target=work)
    thread.start()
    return thread, handed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "资料 夹"


@pytest.mark.parametrize("name", [None, "报告 一.lvze"])
def test_a_second_start_is_told_to_the_first(name: str | None, folder: Path, qtbot: QtBot) -> None:
    report = None if name is None else folder / name
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.asked, timeout=WAIT_MS) as asked:
        thread, handed = _second(folder, report)
    thread.join()
    assert asked.args == [report]
    assert handed == [True]
    assert list((folder / REQUEST_FOLDER).iterdir()) == []
    first.close()


def test_requests_are_seen_where_the_folder_sends_no_news(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "LOOK_MS", 20)
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    assert first._watcher is not None
    first._watcher.removePaths(first._watcher.directories())
    with qtbot.waitSignal(first.asked, timeout=WAIT_MS):
        thread, _ = _second(folder, None)
    thread.join()
    first.close()


def test_a_first_program_that_hangs_does_not_keep_the_clerk_from_working(folder: Path) -> None:
    first = SingleInstance(folder)
    assert first.claim()  # and never listens
    second = SingleInstance(folder)
    assert not second.claim()
    assert not second.hand_over(None, patience_s=0.1)
    assert list((folder / REQUEST_FOLDER).iterdir()) == []
    first.close()


def test_a_first_program_that_is_closing_leaves_its_place(folder: Path) -> None:
    first = SingleInstance(folder)
    assert first.claim()
    second = SingleInstance(folder)
    assert not second.claim()
    first.close()
    begin = time.monotonic()
    assert not second.hand_over(None, patience_s=60)
    assert time.monotonic() - begin < 30
    assert not SingleInstance(folder).claim()  # the second is the first one now
    second.close()


def test_a_killed_program_is_no_first_one(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from desktop.single_instance import SingleInstance\n"
        "first = SingleInstance(Path(sys.argv[1])); print(first.claim(), flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert not SingleInstance(folder).claim()
        process.kill()
    assert (folder / LOCK_FILE).exists()
    again = SingleInstance(folder)
    assert again.claim()
    again.close()


def test_what_others_left_is_dropped(folder: Path, qtbot: QtBot) -> None:
    requests = folder / REQUEST_FOLDER
    requests.mkdir(parents=True)
    (requests / "1-old.request").write_text('{"open": "old.lvze"}')
    first = SingleInstance(folder)
    assert first.claim()
    first.listen()
    asked: list[object] = []
    first.asked.connect(asked.append)
    (requests / "2-broken.request").write_text("not json")
    (requests / "3-odd.request").write_text("[1]")
    with qtbot.waitSignal(first.asked, timeout=WAIT_MS):
        thread, handed = _second(folder, Path("x.lvze"))
    thread.join()
    assert asked == [Path("x.lvze").absolute()]
    assert handed == [True]
    first.close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nobody forbids root to write")
def test_a_folder_that_cannot_be_written_to_opens_its_window(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o500)
    assert SingleInstance(folder).claim()


def test_a_window_on_another_pc_is_not_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = SingleInstance(folder)
    assert first.claim()
    monkeypatch.setattr(SingleInstance, "_holder", lambda self: (1, "another-pc"))
    assert SingleInstance(folder).claim()
    first.close()
