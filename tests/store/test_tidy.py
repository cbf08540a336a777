"""The log makes room: size, speed, and every step still there."""

import random
import sqlite3
import statistics
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.report.edit import Edit
from forms.store.database import FILE_NAME
from forms.store.store import Store
from forms.store.tidy import TIDY_AFTER
from tests.store.samples import FORM, NOON, clock
from tests.store.test_undo_log import TEXT, at, opened, type_text

MEGABYTE = 1024 * 1024
WORDS = "坚持把政治建设摆在首位，推动全面从严治党向纵深发展，抓实作风建设和干部队伍建设。"


def year_of_typing(count: int, paths: int = 60) -> list[Edit]:
    """`count` key presses in passages of up to 400 characters, over a year, thirty to a step."""
    chance = random.Random(2026)
    texts = [""] * paths
    edits: list[Edit] = []
    place = 0
    for seq in range(1, count + 1):
        step = (seq - 1) // 30 + 1
        number = step * 7 % paths
        before = texts[number]
        if seq % 30 == 1:  # the caret is put somewhere, and typing goes on from there
            place = chance.randrange(len(before) + 1)
        new = chance.choice(WORDS) * chance.randint(1, 2)
        after = before[:place] + new + before[place:]
        place += len(new)
        if len(after) > 400:  # a sentence is deleted
            after = before[:300]
            place = min(place, 300)
        texts[number] = after
        when = NOON + timedelta(days=365) * (seq / count)
        edits.append(Edit(seq, step, f"section.passage_{number}.text", before or None, after, when))
    return edits


def opening_ms(folder: Path, report: int) -> float:
    """The best of five: another process on the machine is no fault of ours."""
    taken: list[float] = []
    for _ in range(5):
        started = time.perf_counter()
        store = Store.open(folder, clock=clock)
        store.load(report)
        store.history(report)
        store.close()
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)


def test_a_years_work_stays_small_and_opens_quickly(store: Store, report: int) -> None:
    kept = year_of_typing(60_000)
    for month in range(12):
        part = kept[month * 5000 : (month + 1) * 5000]
        for start in range(0, len(part), 500):
            store.keep(report, part[start : start + 500])
        store.tidy(part[-1].at)
    folder = store.path.parent
    store.close()
    assert store.path.stat().st_size < 5 * MEGABYTE
    assert opening_ms(folder, report) < 300
    again = Store.open(folder, clock=clock)
    assert (again.load(report).last_seq, len(again.history(report).done)) == (60_000, 500)
    again.close()


def test_twenty_thousand_edits_of_today_open_quickly_and_one_is_kept_quickly(
    store: Store, report: int
) -> None:
    kept = year_of_typing(20_200)
    store.keep(report, kept[:20_000])
    assert store.path.stat().st_size < 5 * MEGABYTE
    taken: list[float] = []
    for edit in kept[20_000:]:
        started = time.perf_counter()
        store.keep(report, [edit])
        taken.append((time.perf_counter() - started) * 1000)
    folder = store.path.parent
    store.close()
    assert opening_ms(folder, report) < 300
    # The promise is 10 ms; a busy machine must not fail the test for it. The bench has the figure.
    assert statistics.quantiles(taken, n=20)[-1] < 50


def test_only_what_is_old_enough_is_merged_and_no_step_is_lost(store: Store, report: int) -> None:
    session = opened(store, report)
    for number in range(10):
        type_text(session, WORDS[: 3 * number + 3], number * 100)
        session.break_step()
    count = len(store.edits(report))
    assert store.tidy(at(0)) == 0
    states = [dict(session.answers)]
    saved = store.tidy(NOON + TIDY_AFTER + timedelta(days=1))
    assert 0 < saved == count - len(store.edits(report))
    assert store.tidy(NOON + timedelta(days=500)) == 0
    again = opened(store, report)
    assert [s.changes for s in again.history.done] == [s.changes for s in session.history.done]
    assert dict(again.answers) == states[0]
    assert again.edit({TEXT: "新"}, at(9999))[0].seq == count + 1


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.none() | st.text(max_size=3), st.booleans(), st.booleans()),
        min_size=1,
        max_size=60,
    ),
    st.integers(0, 480),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_tidying_keeps_the_state_after_every_step(
    store: Store, changes: list[tuple[str, str | None, bool, bool]], old: int
) -> None:
    """`before` may be wrong, as in logs of strangers: the log holds what it was told all the same."""
    report = store.create(FORM, 2026, "x", {"a": "起"}, NOON)
    answers: dict[str, str | None] = {"a": "起"}
    step = 0
    edits: list[Edit] = []
    for seq, (path, after, new_step, wrong) in enumerate(changes * 8, 1):
        step += new_step or not step
        before = "?" if wrong else answers.get(path)
        edits.append(Edit(seq, step, path, before, after, NOON + timedelta(days=40 if seq > old else 0)))
        answers[path] = after
    store.keep(report, edits)
    assert store.edits(report) == edits
    store.tidy(NOON + timedelta(days=41))
    left = store.edits(report)
    after_step: dict[tuple[int, str], object] = {(e.step, e.path): e.after for e in edits}
    assert {(e.step, e.path): e.after for e in left} == after_step
    assert left[-1].seq == edits[-1].seq
    assert [e for e in left if e.at != NOON][-1:] == edits[-1:] or old >= len(edits)


def test_an_emptied_file_gives_its_room_back(store: Store) -> None:
    report = store.create(FORM, 2026, "x", {}, NOON)
    for seq in range(1, 60):
        store.keep(report, [Edit(seq, seq, f"a.{seq}", None, WORDS * 800, NOON)])
    store.bin(report, NOON)
    store.empty_bin()
    store.tidy(NOON)
    store.close()
    assert (store.path.parent / FILE_NAME).stat().st_size < MEGABYTE
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
