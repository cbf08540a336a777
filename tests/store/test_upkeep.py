"""Backups, tidying, versions and signs of life, without being asked."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from forms.report.versions import WORK_EDITS
from forms.store.backup import backups
from forms.store.holders import Held, HeldBy
from forms.store.rows import time_number
from forms.store.store import Store
from forms.store.upkeep import Upkeep
from tests.store.samples import NOON, edit, minutes


class Watch:
    """What an upkeep says, and its clock."""

    def __init__(self) -> None:
        self.now = NOON
        self.told: list[str] = []
        self.taken: list[int] = []

    @contextmanager
    def over(self, folder: Path, *, backup_every_s: float = 3600) -> Iterator[Upkeep]:
        upkeep = Upkeep(
            folder,
            self.clock,
            told=lambda error: self.told.append(error.kind),
            taken=self.taken.append,
            start_after_s=0.05,
            backup_every_s=backup_every_s,
            round_s=0.03,
        )
        try:
            yield upkeep
        finally:
            upkeep.stop()

    def clock(self) -> datetime:
        return self.now


def wait_until(true: Callable[[], object]) -> None:
    give_up = time.monotonic() + 10
    while not true():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def hold(store: Store, report: int) -> Held:
    outcome = store.holders.hold(report, "甲")
    assert isinstance(outcome, Held)
    return outcome


def last_beat(store: Store) -> int:
    with store._database.reading() as connection:
        return connection.execute("SELECT beat FROM holders").fetchone()[0]


def test_a_backup_soon_after_the_start_and_the_log_is_tidied(store: Store, report: int) -> None:
    store.keep(
        report, [edit(seq, "a.b", "x" * seq, "x" * (seq - 1) or None, step=1) for seq in range(1, 200)]
    )
    watch = Watch()
    watch.now = NOON + timedelta(days=60)
    with watch.over(store.path.parent):
        wait_until(lambda: backups(store.path.parent) and len(store.edits(report)) == 1)
    assert watch.told == []


def test_a_backup_every_so_often_while_there_is_work(store: Store, report: int) -> None:
    watch = Watch()
    with watch.over(store.path.parent, backup_every_s=0.05):
        for seq in range(1, 4):
            store.keep(report, [edit(seq, "a.b", f"第{seq}次")])
            wait_until(lambda seq=seq: len(backups(store.path.parent)) >= seq)
    assert watch.told == []


def test_a_version_of_much_work_when_the_user_pauses(store: Store, report: int) -> None:
    watch = Watch()
    held = hold(store, report)
    store.keep(report, [edit(seq, f"a.{seq}", "x") for seq in range(1, WORK_EDITS + 2)])
    watch.now = minutes(WORK_EDITS + 10)
    with watch.over(store.path.parent) as upkeep:
        upkeep.open(held)
        wait_until(lambda: store.versions.list(report))
        upkeep.close(report)
    assert [v.reason for v in store.versions.list(report)] == ["work"]


def test_signs_of_life_and_the_word_that_a_report_was_taken(
    store: Store, report: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forms.store.holders.FileLock.acquire", lambda _: "unsupported")
    watch = Watch()
    held = hold(store, report)
    watch.now = minutes(60)
    with watch.over(store.path.parent) as upkeep:
        upkeep.open(held)
        late = Store.open(store.path.parent, clock=lambda: minutes(61))
        wait_until(lambda: last_beat(store) == time_number(minutes(60)))
        assert isinstance(late.holders.hold(report, "乙"), HeldBy)
        watch.now = minutes(10)  # as good as gone: no sign for an hour
        wait_until(lambda: isinstance(late.holders.hold(report, "乙"), Held))
        wait_until(lambda: watch.taken == [report])
        late.close()


def test_what_goes_wrong_is_told_and_work_goes_on(store: Store, report: int) -> None:
    watch = Watch()
    folder = store.path.parent
    (folder / "backups").write_text("in the way")
    with watch.over(folder, backup_every_s=0.05):
        wait_until(lambda: watch.told)
        (folder / "backups").unlink()
        wait_until(lambda: backups(folder))
    assert set(watch.told) == {"not_found"}
    store.keep(report, [edit(1, "a.b", "x")])


def test_a_report_that_is_deleted_meanwhile_stops_nothing(store: Store, report: int) -> None:
    watch = Watch()
    held = hold(store, report)
    store.bin(report, NOON)
    store.empty_bin()
    with watch.over(store.path.parent) as upkeep:
        upkeep.open(held)
        wait_until(lambda: backups(store.path.parent))
    assert watch.told == []


def test_stopping_takes_no_time(store: Store) -> None:
    started = time.monotonic()
    with Watch().over(store.path.parent):
        pass
    assert time.monotonic() - started < 2
    assert all(thread.name != "upkeep" for thread in threading.enumerate())
