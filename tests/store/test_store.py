"""The store from the outside: what was kept is there after closing and opening again."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.report.answers import Json
from forms.report.edit import Edit
from forms.report.lvze import SURROGATE
from forms.store.errors import StoreError
from forms.store.rows import Place
from forms.store.store import Store
from tests.report.test_lvze import texts, values
from tests.store.samples import FORM, NOON, clock, edit, minutes


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.path.parent, clock=clock)


def test_a_new_report_is_there_after_opening_again(store: Store) -> None:
    answers: dict[str, Json] = {"a.b": "正文", "a.list": ["x", "y"], "a.flag": True, "a.rows": {"n": 1.5}}
    report = store.create(FORM, 2026, "初稿", answers, NOON, extra={"signed": [True]})
    again = reopened(store)
    stored = again.load(report)
    again.close()
    assert dict(stored.answers) == answers
    assert (stored.last_seq, stored.last_step, stored.place) == (0, 0, Place())
    assert stored.extra == {"signed": [True]}
    row = stored.row
    assert (row.id, row.form, row.name, row.year) == (report, FORM, "初稿", 2026)
    assert (row.created_at, row.changed_at, row.binned_at, row.binned) == (NOON, NOON, None, False)
    assert len(row.uid) == 32


def test_edits_change_the_answers_and_are_all_in_the_log(store: Store, report: int) -> None:
    kept = [
        edit(1, "a.b", "一"),
        edit(2, "a.b", "二", before="一"),
        edit(3, "c.d", ["x"], step=2),
        edit(4, "basics.bureau", None, before="云岭县税务局", step=3),
    ]
    store.keep(report, kept[:1])
    store.keep(report, kept[1:])
    again = reopened(store)
    stored = again.load(report)
    assert dict(stored.answers) == {"a.b": "二", "c.d": ["x"]}
    assert (stored.last_seq, stored.last_step) == (4, 3)
    assert stored.row.changed_at == minutes(4)
    assert again.edits(report) == kept
    assert again.edits(report, after_seq=2) == kept[2:]
    again.close()


def test_keeping_nothing_changes_nothing(store: Store, report: int) -> None:
    store.keep(report, [])
    assert store.load(report).row.changed_at == NOON


def test_times_of_any_zone_come_back_as_the_same_moment(store: Store, report: int) -> None:
    beijing = datetime(2026, 12, 31, 23, 59, 59, 123456, tzinfo=timezone(timedelta(hours=8)))
    store.keep(report, [Edit(1, 1, "a.b", None, "x", beijing)])
    (logged,) = store.edits(report)
    assert logged.at == beijing and logged.at.tzinfo == UTC
    with pytest.raises(ValueError, match="zone"):
        store.keep(report, [Edit(2, 2, "a.b", None, "y", datetime(2026, 1, 1))])  # noqa: DTZ001


def test_a_list_of_edits_is_kept_whole_or_not_at_all(store: Store, report: int) -> None:
    recursive: list[Any] = []
    recursive.append(recursive)
    with pytest.raises((ValueError, RecursionError)):
        store.keep(report, [edit(1, "a.b", "x"), edit(2, "a.c", recursive)])
    with pytest.raises(ValueError, match="rise"):
        store.keep(report, [edit(2, "a.b", "x"), edit(1, "a.c", "y")])
    assert dict(store.load(report).answers) == {"basics.bureau": "云岭县税务局"}
    assert store.edits(report) == []


def test_a_call_can_be_repeated_when_it_is_not_known_whether_it_went_through(
    store: Store, report: int
) -> None:
    kept = [edit(1, "a.b", "x"), edit(2, "a.b", "y", before="x")]
    store.keep(report, kept)
    store.keep(report, kept)
    store.keep(report, [*kept, edit(3, "a.c", "z")])
    assert dict(store.load(report).answers) == {"basics.bureau": "云岭县税务局", "a.b": "y", "a.c": "z"}
    assert store.load(report).last_seq == 3


def test_an_edit_of_another_window_is_not_written_over(store: Store, report: int) -> None:
    other = Store.open(store.path.parent, clock=clock)
    other.keep(report, [edit(1, "a.b", "theirs")])
    other.close()
    with pytest.raises(StoreError) as caught:
        store.keep(report, [edit(1, "a.b", "ours"), edit(2, "a.c", "ours")])
    assert caught.value.kind == "conflict"
    assert dict(store.load(report).answers) == {"basics.bureau": "云岭县税务局", "a.b": "theirs"}


def test_the_list_has_the_latest_year_first_then_the_last_changed(store: Store) -> None:
    old = store.create(FORM, 2024, "甲", {}, minutes(50))
    first = store.create(FORM, 2026, "乙", {}, minutes(1))
    second = store.create(FORM, 2026, "丙", {}, minutes(2))
    assert [row.id for row in store.reports()] == [second, first, old]
    store.keep(first, [edit(3, "a.b", "x")])
    assert [row.id for row in store.reports()] == [first, second, old]
    assert store.reports()[0].changed_at == minutes(3)


def test_a_clock_set_back_changes_no_order(store: Store) -> None:
    first = store.create(FORM, 2026, "甲", {}, minutes(90))
    second = store.create(FORM, 2026, "乙", {}, minutes(10))
    store.keep(first, [edit(1, "a.b", "一")])
    store.keep(second, [Edit(1, 1, "a.b", None, "一", minutes(50))])
    store.keep(
        second, [Edit(2, 2, "a.b", "一", "二", minutes(-50)), Edit(3, 3, "a.b", "二", "三", minutes(-90))]
    )
    assert [row.id for row in store.reports()] == [second, first]
    assert [e.after for e in store.edits(second)] == ["一", "二", "三"]
    assert store.load(second).answers["a.b"] == "三"
    assert [step.number for step in store.history(second).done] == [1, 2, 3]


def test_the_place_is_found_again_and_is_no_change(store: Store, report: int) -> None:
    place = Place("party_and_business", "party_and_business.tax_revenue.current", 7, 420)
    store.keep_place(report, place)
    again = reopened(store)
    assert again.load(report).place == place
    assert again.load(report).row.changed_at == NOON
    again.close()


def test_rename_and_year(store: Store, report: int) -> None:
    store.rename(report, "送审稿 “二”")
    assert store.load(report).row.changed_at == NOON
    later = Store.open(store.path.parent, clock=lambda: minutes(9))
    later.set_year(report, 2027)
    later.close()
    row = store.load(report).row
    assert (row.name, row.year, row.changed_at) == ("送审稿 “二”", 2027, minutes(9))


def test_a_duplicate_lives_on_its_own(store: Store, report: int) -> None:
    store.keep(report, [edit(1, "a.b", "x")])
    store.keep_place(report, Place("a", "a.b", 1, 2))
    copy = store.duplicate(report, "副本", minutes(5))
    stored = store.load(copy)
    assert dict(stored.answers) == {"basics.bureau": "云岭县税务局", "a.b": "x"}
    assert (stored.row.name, stored.row.year, stored.row.form) == ("副本", 2026, FORM)
    assert (stored.row.created_at, stored.row.changed_at) == (minutes(5), minutes(5))
    assert (stored.last_seq, stored.place) == (0, Place("a", "a.b", 1, 2))
    assert stored.row.uid != store.load(report).row.uid
    store.keep(copy, [edit(1, "a.b", "y")])
    assert store.load(report).answers["a.b"] == "x"


def test_the_bin_gives_back_until_it_is_emptied(store: Store, report: int) -> None:
    gone = store.create(FORM, 2025, "旧", {"a.b": "x"}, NOON)
    store.keep(gone, [edit(1, "a.b", "y")])
    store.bin(report, minutes(1))
    store.bin(gone, minutes(2))
    assert {row.id: row.binned_at for row in store.reports()} == {report: minutes(1), gone: minutes(2)}
    assert store.load(gone).answers["a.b"] == "y"
    store.unbin(report)
    assert store.empty_bin() == 1
    assert store.empty_bin() == 0
    assert [(row.id, row.binned) for row in store.reports()] == [(report, False)]
    assert store.create(FORM, 2025, "新", {}, NOON) != gone


def test_a_report_that_is_gone_is_named_by_every_call(store: Store) -> None:
    calls = [
        lambda: store.load(7),
        lambda: store.edits(7),
        lambda: store.keep(7, [edit(1, "a.b", "x")]),
        lambda: store.keep_place(7, Place()),
        lambda: store.rename(7, "x"),
        lambda: store.set_year(7, 2026),
        lambda: store.duplicate(7, "x", NOON),
        lambda: store.bin(7, NOON),
        lambda: store.unbin(7),
    ]
    for call in calls:
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.kind == "missing"


def test_closing_twice_is_no_fault_and_leaves_one_file(store: Store, report: int) -> None:
    store.close()
    store.close()
    assert [entry.name for entry in store.path.parent.iterdir()] == ["lvze.sqlite3"]
    assert report == 1


def test_a_deep_new_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "一 层" / "二层" / "三"
    Store.open(folder, clock=clock).close()
    assert (folder / "lvze.sqlite3").is_file()


@given(path=texts, before=st.none() | values, after=values, name=texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_any_value_come_back(
    store: Store, path: str, before: Json | None, after: Json, name: str
) -> None:
    report = store.create(FORM, 2026, name, {path: after}, NOON, extra={path: after})
    store.keep(report, [edit(1, path, after, before=before)])
    stored = store.load(report)
    assert (dict(stored.answers), dict(stored.extra)) == ({path: after}, {path: after})
    assert store.edits(report) == [edit(1, path, after, before=before)]
    if not SURROGATE.search(name):
        assert stored.row.name == name


def test_a_lone_surrogate_in_a_name_becomes_the_replacement_character(store: Store, report: int) -> None:
    store.rename(report, "甲\ud83d乙\udc00")
    assert store.load(report).row.name == "甲\N{REPLACEMENT CHARACTER}乙\N{REPLACEMENT CHARACTER}"
