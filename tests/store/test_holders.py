"""Two windows on one report: the second reads and says who is first; whoever is gone holds nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from forms.store import holders
from forms.store.errors import StoreError
from forms.store.holders import Held, HeldBy, this_user
from forms.store.store import Store
from tests.store.disks import set_read_only, small_disk
from tests.store.samples import FORM, NOON, clock, minutes
from tests.store.test_processes import ROOT


def store_at(folder: Path, now: datetime = NOON) -> Store:
    return Store.open(folder, clock=lambda: now)


def held(outcome: Held | HeldBy) -> Held:
    assert isinstance(outcome, Held)
    return outcome


@contextmanager
def holder(folder: Path, report: int) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-B", "-m", "tests.store.holder", str(folder), str(report)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "held"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_second_window_is_told_who_is_first(store: Store, report: int) -> None:
    first = held(store.holders.hold(report, "张三@甲"))
    other = store_at(store.path.parent, minutes(5))
    second = other.holders.hold(report, "李四@乙")
    assert second == HeldBy("张三@甲", NOON)
    assert isinstance(second, HeldBy) and "张三@甲" in second.line and "只能看" in second.line
    store.holders.release(first)
    third = held(other.holders.hold(report, "李四@乙"))
    assert store.holders.hold(report, "张三@甲") == HeldBy("李四@乙", minutes(5))
    other.holders.release(third)
    other.holders.release(third)
    other.close()


def test_two_windows_of_one_process_are_two(store: Store, report: int) -> None:
    held(store.holders.hold(report, "张三@甲"))
    assert isinstance(store.holders.hold(report, "张三@甲"), HeldBy)


def test_reports_are_held_one_by_one_and_closing_frees_them(store: Store, report: int) -> None:
    other_report = store.create(FORM, 2025, "x", {}, NOON)
    held(store.holders.hold(report, "甲"))
    other = store_at(store.path.parent)
    held(other.holders.hold(other_report, "乙"))
    store.close()
    held(other.holders.hold(report, "乙"))
    other.close()


def test_a_window_that_was_killed_holds_nothing_whatever_the_clock(store: Store, report: int) -> None:
    with holder(store.path.parent, report) as process:
        first = store.holders.hold(report, "张三@甲")
        assert first == HeldBy("王五@乙", NOON)
        process.kill()
        process.wait()
        early = store_at(store.path.parent, NOON - timedelta(days=4000))
        mine = held(early.holders.hold(report, "张三@甲"))
        assert early.holders.beat(mine)
        early.close()


def test_a_report_that_is_not_there_is_named_and_not_held(store: Store, report: int) -> None:
    with pytest.raises(StoreError) as caught:
        store.holders.hold(7, "甲")
    assert caught.value.kind == "missing"
    later = store.create(FORM, 2025, "x", {}, NOON)
    store.bin(later, NOON)
    first = held(store.holders.hold(later, "甲"))
    store.empty_bin()
    store.holders.release(first)
    assert report == 1


def test_this_user_is_known_by_name_and_host() -> None:
    assert this_user().count("@") <= 1 and this_user()


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive that has no locks, as some network drives."""
    monkeypatch.setattr("forms.store.holders.FileLock.acquire", lambda _: "unsupported")


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_sign_of_life_counts(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = held(store.holders.hold(report, "张三@甲"))
    assert not first.locked and store.holders.beat(first)
    folder = store.path.parent
    soon = store_at(folder, minutes(2))
    assert soon.holders.hold(report, "李四@乙") == HeldBy("张三@甲", NOON)
    assert soon.holders.beat(first)  # through the store of the keeper's thread
    still = store_at(folder, minutes(4))
    assert isinstance(still.holders.hold(report, "李四@乙"), HeldBy)
    for now in (minutes(9), NOON - timedelta(days=1)):
        late = store_at(folder, now)
        taken = held(late.holders.hold(report, "李四@乙"))
        assert not store.holders.beat(first)  # it learns that the report is not its own any more
        assert late.holders.beat(taken)
        first = taken
        late.close()
    soon.close()
    still.close()


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_process_of_this_host_that_ended_is_gone_at_once(store: Store, report: int) -> None:
    if sys.platform == "win32":
        pytest.skip("not asked there")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    held(store.holders.hold(report, "张三@甲"))
    with store._database.writing() as connection:  # as that process would have left it
        connection.execute("UPDATE holders SET process = ?", (ended.pid,))
    held(store.holders.hold(report, "李四@甲"))
    with store._database.writing() as connection:
        connection.execute("UPDATE holders SET process = ?, host = '别的'", (ended.pid,))
    assert isinstance(store.holders.hold(report, "李四@甲"), HeldBy)
    assert holders._has_ended(os.getpid()) is False


def test_on_a_read_only_disk_nothing_is_held_and_it_is_said(tmp_path: Path) -> None:
    with small_disk(tmp_path / "只读 盘", 4096) as disk:
        store = Store.open(disk, clock=clock)
        report = store.create(FORM, 2026, "x", {}, NOON)
        store.close()
        store = Store.open(disk, clock=clock)
        (disk / "locks").mkdir()
        set_read_only(disk, False)
        first = held(store.holders.hold(report, "甲"))
        store.holders.release(first)
        store.close()
        set_read_only(disk, True)
        with pytest.raises(StoreError) as caught:
            Store.open(disk, clock=clock)
        assert caught.value.kind in ("read_only", "permission")
        set_read_only(disk, False)
