"""Versions: kept by themselves at sensible moments and by name, looked at, taken back."""

import zlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.report.answers import Json
from forms.report.restore import restored
from forms.report.versions import NEWEST_KEPT, REASON_WORDS, WORK_EDITS, Version, superfluous
from forms.store.errors import StoreError
from forms.store.packed import unpacked
from forms.store.store import Store
from tests.report.test_lvze import values
from tests.store.samples import NOON, edit, minutes
from tests.store.test_undo_log import PATHS, at, opened


def test_a_named_version_holds_what_there_was(store: Store, report: int) -> None:
    store.keep(report, [edit(1, "a.b", "一"), edit(2, "a.c", ["x", {"y": True}])])
    version = store.versions.keep(report, "named", minutes(5), "送审稿")
    assert version is not None
    store.keep(report, [edit(3, "a.b", "二", "一")])
    assert dict(store.versions.answers(version)) == {
        "basics.bureau": "云岭县税务局",
        "a.b": "一",
        "a.c": ["x", {"y": True}],
    }
    assert store.versions.list(report) == [Version(version, 2, minutes(5), "named", "送审稿")]
    store.versions.rename(version, "报送稿")
    assert store.versions.list(report)[0].title == "报送稿"


def test_nothing_new_makes_no_version_but_a_name_does(store: Store, report: int) -> None:
    first = store.versions.keep(report, "export", NOON)
    assert first is not None
    assert store.versions.keep(report, "export", minutes(1)) is None
    assert store.versions.keep(report, "named", minutes(2), "征求意见稿") is not None
    assert [v.title for v in store.versions.list(report)] == ["征求意见稿", REASON_WORDS["export"]]


def test_opening_on_another_day_keeps_what_yesterday_left(store: Store, report: int) -> None:
    store.keep(report, [edit(1, "a.b", "x")])
    assert store.versions.keep_on_opening(report, minutes(90)) is None
    assert store.versions.keep_on_opening(report, NOON + timedelta(days=1)) is not None
    assert store.versions.keep_on_opening(report, NOON + timedelta(days=2)) is None
    store.keep(report, [edit(2, "a.b", "y", "x")])
    # The clock was set back: another day all the same, and the order is that of keeping.
    assert store.versions.keep_on_opening(report, NOON - timedelta(days=300)) is not None
    assert [v.seq for v in store.versions.list(report)] == [2, 1]


def test_much_work_and_a_pause_make_a_version(store: Store, report: int) -> None:
    edits = [edit(seq, f"a.{seq}", "x") for seq in range(1, WORK_EDITS + 1)]
    store.keep(report, edits[:-1])
    assert store.versions.keep_at_work(report, minutes(WORK_EDITS + 60)) is None
    store.keep(report, edits[-1:])
    assert store.versions.keep_at_work(report, minutes(WORK_EDITS + 1)) is None
    assert store.versions.keep_at_work(report, minutes(WORK_EDITS + 5)) is not None


def test_automatic_versions_make_room_and_named_ones_stay() -> None:
    hourly = [
        Version(number, number, NOON + timedelta(hours=number), "work", "送审稿" if number == 3 else "")
        for number in range(24 * 400)
    ][::-1]
    gone = {version.id for version in superfluous(hourly)}
    left = [version for version in hourly if version.id not in gone]
    assert [v.id for v in left[:NEWEST_KEPT]] == [v.id for v in hourly[:NEWEST_KEPT]]
    assert any(v.name for v in left)
    assert len(left) < 110
    assert superfluous(left) == ()
    days = {v.at.date() for v in left}
    assert len(days) > 75


def test_many_versions_stay_few_and_small(store: Store, report: int) -> None:
    for seq in range(1, 200):
        store.keep(report, [edit(seq, "a.b", f"第{seq}次")])
        store.versions.keep(report, "work", minutes(seq))
    assert len(store.versions.list(report)) == NEWEST_KEPT


def test_restoring_is_one_step_that_can_be_undone_after_a_restart(store: Store, report: int) -> None:
    session = opened(store, report)
    session.edit(dict.fromkeys(PATHS, "旧"), at(1))
    version = store.versions.keep(report, "named", NOON, "征求意见稿")
    assert version is not None
    session.edit({PATHS[0]: "新", PATHS[1]: None}, at(2))
    now = dict(session.answers)
    session.edit(restored(session.answers, store.versions.answers(version)), at(3), "恢复到征求意见稿")
    assert dict(session.answers) == dict(store.versions.answers(version))
    session = opened(store, report)
    assert session.history.done[-1].words == "恢复到征求意见稿"
    session.undo(at(4))
    assert dict(session.answers) == now


def test_what_does_not_exist_is_named(store: Store, report: int) -> None:
    for call in (
        lambda: store.versions.list(7),
        lambda: store.versions.answers(7),
        lambda: store.versions.keep(7, "named", NOON, "x"),
        lambda: store.versions.keep_on_opening(7, NOON),
        lambda: store.versions.keep_at_work(7, NOON),
        lambda: store.versions.rename(7, "x"),
        lambda: store.history(7),
        lambda: store.carried(7, with_history=True),
    ):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.kind == "missing"
    assert store.versions.list(report) == []


@pytest.mark.parametrize(
    "content", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"a":1}'), zlib.compress(b'{"a":"{"}')]
)
def test_damaged_content_is_named(content: bytes) -> None:
    with pytest.raises(StoreError) as caught:
        unpacked(content)
    assert caught.value.kind == "corrupt"


@given(st.dictionaries(st.text(min_size=1, max_size=8), values, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_answers_come_back_from_a_version(store: Store, answers: dict[str, Json]) -> None:
    report = store.create("f", 2026, "x", answers, NOON)
    version = store.versions.keep(report, "export", NOON)
    assert version is not None
    assert dict(store.versions.answers(version)) == answers
