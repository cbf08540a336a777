"""Processes that die while they keep, and processes that keep side by side."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import forms
from forms.report.answers import Json
from forms.store.database import FILE_NAME
from forms.store.store import Store
from tests.store.keeper import step_edits
from tests.store.samples import clock

ROOT = Path(forms.__file__).parent.parent
ROUNDS = 10
PROCESSES = 4
CALLS = 40


def keeper(folder: Path, report: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-B", "-m", "tests.store.keeper", str(folder), str(report), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def quick_check(folder: Path) -> str:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return str(connection.execute("PRAGMA quick_check").fetchone()[0])


def assert_whole(store: Store, report: int, steps: int) -> None:
    """The report holds exactly the first `steps` steps, in the log and in the answers."""
    expected = [edit for step in range(1, steps + 1) for edit in step_edits(step)]
    assert store.edits(report) == expected
    answers: dict[str, Json] = {edit.path: edit.after for edit in expected if edit.after is not None}
    assert dict(store.load(report).answers) == answers


def test_what_keep_returned_for_survives_kill_and_half_a_call_leaves_nothing(folder: Path) -> None:
    chance = random.Random(20261201)
    report, steps = 0, 0
    for _ in range(ROUNDS):
        process = keeper(folder, report, 0)
        assert process.stdout is not None
        report, found = map(int, process.stdout.readline().split())
        assert found >= steps
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        said = process.communicate()[0].splitlines()
        # The last line may be cut off by the kill; whole lines are promises.
        promised = max([found, *(int(line) for line in said[:-1])])
        assert quick_check(folder) == "ok"
        store = Store.open(folder, clock=clock)
        steps = store.load(report).last_step
        # One call may have gone through without a word.
        assert promised <= steps <= promised + 2
        assert_whole(store, report, steps)
        store.close()
    assert steps > ROUNDS


def test_processes_that_start_together_on_a_new_store_all_keep_everything(folder: Path) -> None:
    processes = [keeper(folder, 0, CALLS) for _ in range(PROCESSES)]
    said = [process.communicate()[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0] * PROCESSES
    reports = {int(words[0]) for words in said}
    assert len(reports) == PROCESSES
    assert quick_check(folder) == "ok"
    store = Store.open(folder, clock=clock)
    for report in reports:
        assert_whole(store, report, CALLS)
    store.close()
