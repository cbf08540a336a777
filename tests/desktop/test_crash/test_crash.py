"""Bugs of ours in the running window: written down without the user's text, told once, the text kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.crash.crash_watch import HEAD, KEPT_REPORTS, CrashWatch
from desktop.crash.words import told_at_start, told_now
from forms.store.database import FILE_NAME
from tests.desktop.test_window.stage import NOON

ROOT = Path(__file__).resolve().parents[3]
SECRET = "张三收受礼金三万元"

WINDOW = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
import desktop.app as program
from desktop.main_window import MainWindow

folder, deed = Path(sys.argv[1]), sys.argv[2]
SECRET = {SECRET!r}

def fails():
    kept = [SECRET]
    raise RuntimeError(f"cannot read {{SECRET}} {{kept}}")

def work(window, app):
    window.open_report(window.start.shelf.create(2026, "first_responsible"))
    window.desk.view.go_path("basic.unit_full_name")
    event = QInputMethodEvent()
    event.setCommitString(SECRET)
    app.sendEvent(window.findChild(QWidget, "basic.unit_full_name"), event)
    if deed == "slot":
        for _ in range(50):
            QTimer.singleShot(0, fails)
    elif deed == "thread":
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
    elif deed == "keeper":
        import desktop.keeper
        def broken(*_): fails()
        desktop.keeper.Keeper._write = broken
        app.sendEvent(window.findChild(QWidget, "basic.unit_full_name"), event)
    elif deed == "qt":
        qWarning(f'cannot draw "{{SECRET}}" in /srv/somebody')
    elif deed == "abort":
        window._keeper.flush()
        import faulthandler
        faulthandler._sigabrt()
    QTimer.singleShot(1500, lambda: finish(window, app))

def finish(window, app):
    print("LINE", window.notice.line)
    print("KEPT", window.keep_banner.line)
    window.close()
    app.quit()

made = program.make_window
def make_window(app, **given):
    window = made(app, **given)
    if deed == "start":
        fails()
    if deed == "look":
        QTimer.singleShot(1200, lambda: finish(window, app))
    else:
        QTimer.singleShot(300, lambda: work(window, app))
    return window
program.make_window = make_window
program.tell_of_start = lambda line: print("START", line)
sys.exit(program.run_window(folder, None))
"""


def _run(folder: Path, deed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WINDOW, str(folder), deed],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def _texts(folder: Path) -> str:
    """Everything in the data folder but the store."""
    files = [f for f in folder.rglob("*") if f.is_file() and not f.name.startswith(FILE_NAME)]
    return "\n".join(f"{f.name}\n{f.read_bytes().decode('utf-8', 'replace')}" for f in files)


def _reports(folder: Path) -> list[Path]:
    return sorted((folder / "logs").glob("出错记录-*.txt"))


def _store_holds(folder: Path) -> bool:
    from forms.store.store import Store

    store = Store.open(folder, clock=lambda: NOON)
    try:
        return any(store.load(r.id).answers.text("basic.unit_full_name") == SECRET for r in store.reports())
    finally:
        store.close()


@pytest.mark.parametrize("deed", ["slot", "thread"])
def test_a_bug_is_written_down_without_the_text_and_told_once(tmp_path: Path, deed: str) -> None:
    done = _run(tmp_path, deed)
    assert done.returncode == 0, done.stderr
    assert "LINE 程序出了一个错，已写的内容都已保存" in done.stdout
    [report] = _reports(tmp_path)
    text = report.read_text("utf-8")
    assert str(report) in done.stdout
    assert text.startswith(HEAD) and "RuntimeError" in text and "fails" in text and "Qt 6." in text
    assert SECRET not in _texts(tmp_path) + done.stderr and "cannot read" not in _texts(tmp_path)
    assert _store_holds(tmp_path)


def test_a_bug_while_keeping_says_that_something_is_not_kept(tmp_path: Path) -> None:
    done = _run(tmp_path, "keeper")
    assert done.returncode == 0, done.stderr
    assert "有内容还没有存上" in done.stdout
    assert "KEPT 磁盘读写出错" in done.stdout
    assert len(_reports(tmp_path)) == 1
    assert SECRET not in _texts(tmp_path)


def test_what_qt_says_is_logged_without_what_it_quotes(tmp_path: Path) -> None:
    done = _run(tmp_path, "qt")
    assert "QtWarningMsg" in _texts(tmp_path) and "cannot draw …" in _texts(tmp_path)
    assert SECRET not in _texts(tmp_path) and "somebody" not in _texts(tmp_path)
    assert done.returncode == 0


def test_a_program_that_was_ended_tells_of_it_at_the_next_start(tmp_path: Path) -> None:
    assert _run(tmp_path, "abort").returncode != 0
    assert _store_holds(tmp_path)
    done = _run(tmp_path, "look")
    assert "LINE 上次程序突然关闭了，已写的内容都在。" in done.stdout, done.stderr
    [report] = _reports(tmp_path)
    assert "Fatal Python error: Aborted" in report.read_text("utf-8")
    assert SECRET not in _texts(tmp_path)
    assert "上次程序" not in _run(tmp_path, "look").stdout


def test_a_window_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    done = _run(tmp_path, "start")
    assert done.returncode == 1
    assert "START 履责打不开" in done.stdout
    assert len(_reports(tmp_path)) == 1


def test_old_reports_go(tmp_path: Path) -> None:
    watch = CrashWatch(tmp_path, lambda: NOON, lambda: "1.0")
    kinds = (KeyError, ValueError, TypeError, OSError, IndexError, RuntimeError, NameError)
    for number in range(3):
        for kind in kinds:
            try:
                exec(compile("\n" * number + "raise kind", "desktop/x.py", "exec"), {"kind": kind})
            except Exception as error:
                watch.note(error, error.__traceback__)
    assert len(_reports(tmp_path)) == KEPT_REPORTS


def test_what_is_said_when_nothing_can_be_written() -> None:
    assert "没能记下来" in told_now(None, kept=False) and "另存到" in told_now(None, kept=False)
    assert "打不开" in told_at_start(None)
