"""A report with its history in a .lvze file: from one PC to another, through programs that do not know it."""

import base64
import json
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from forms.report.answers import Json
from forms.store.lvze_file import read_lvze, write_lvze
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, minutes
from tests.store.test_undo_log import PATHS, TEXT, at, opened, type_text


def worked_on(store: Store, report: int) -> None:
    session = opened(store, report)
    type_text(session, "抓好党建", 0)
    store.versions.keep(report, "named", minutes(1), "送审稿")
    session.edit({PATHS[2]: "标题"}, at(60), "起标题")
    session.undo(at(61))


def carried_to(other: Path, store: Store, report: int, *, with_history: bool = True) -> tuple[Store, int]:
    other.mkdir()
    file = other / "报告.lvze"
    stored = store.load(report)
    write_lvze(file, FORM, 2026, stored.answers, store.carried(report, with_history=with_history))
    document = read_lvze(file)
    there = Store.open(other, clock=clock)
    taken = there.create(document.form, document.year, "读入", document.answers, NOON, extra=document.extra)
    return there, taken


def test_history_goes_along(store: Store, report: int, tmp_path: Path) -> None:
    worked_on(store, report)
    there, taken = carried_to(tmp_path / "另一台", store, report)
    assert there.load(taken).answers == store.load(report).answers
    assert there.edits(taken) == store.edits(report)
    assert [v.title for v in there.versions.list(taken)] == ["送审稿"]
    assert dict(there.versions.answers(there.versions.list(taken)[0].id))[TEXT] == "抓好党建"
    session = opened(there, taken)
    assert session.history.undone[-1].words == "起标题"
    session.redo(at(100))
    assert there.load(taken).answers[PATHS[2]] == "标题"
    row = there.find(store.load(report).row.uid)
    assert row is not None and row.id == taken
    assert there.load(taken).extra == {}
    there.close()


def test_without_history_only_the_uid_goes_along(store: Store, report: int, tmp_path: Path) -> None:
    worked_on(store, report)
    there, taken = carried_to(tmp_path / "另一台", store, report, with_history=False)
    assert (there.edits(taken), there.versions.list(taken)) == ([], [])
    assert there.find(store.load(report).row.uid) is not None
    there.close()


def test_a_report_that_is_here_already_gets_a_uid_of_its_own(store: Store, report: int) -> None:
    extra = store.carried(report, with_history=True)
    copy = store.create(FORM, 2026, "又一份", store.load(report).answers, NOON, extra=extra)
    assert store.load(copy).row.uid != store.load(report).row.uid
    assert store.find("0" * 32) is None


def test_keys_that_this_version_does_not_know_go_along_as_before(store: Store, tmp_path: Path) -> None:
    report = store.create(FORM, 2026, "x", {}, NOON, extra={"signed": [True], "uid": "不是", "history": 3})
    assert store.load(report).extra == {"signed": [True]}
    there, taken = carried_to(tmp_path / "另一台", store, report)
    assert there.load(taken).extra == {"signed": [True]}
    there.close()


def test_a_long_history_makes_a_small_file(store: Store, report: int, tmp_path: Path) -> None:
    from tests.store.test_tidy import year_of_typing

    store.keep(report, year_of_typing(20_000))
    file = tmp_path / "x.lvze"
    extra = store.carried(report, with_history=True)
    write_lvze(file, FORM, 2026, store.load(report).answers, extra)
    assert file.stat().st_size < 1024 * 1024


def packed(history: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(history).encode())).decode()


GOOD: list[Any] = [1, 1, 0, 0, "a.b", 0, 0, "", '"x"', None, 0, ""]


def changed(place: int, value: object) -> dict[str, Any]:
    return {"log": [[value if number == place else cell for number, cell in enumerate(GOOD)]], "versions": []}


def test_the_good_row_is_good(store: Store) -> None:
    report = store.create(FORM, 2026, "x", {"a.b": "x"}, NOON, extra={"history": packed(changed(0, 1))})
    assert len(store.edits(report)) == 1


@pytest.mark.parametrize(
    "history",
    [
        "",
        "不是",
        3,
        None,
        "eJw=",
        packed([]),
        packed({}),
        packed({"log": 3, "versions": []}),
        packed({"log": [[1, 2]], "versions": []}),
        packed({"log": [GOOD, GOOD], "versions": []}),
        packed(changed(0, "1")),
        packed(changed(0, 2**70)),
        packed(changed(0, -1)),
        packed(changed(2, 9)),
        packed(changed(4, None)),
        packed(changed(5, None)),
        packed(changed(8, '"y"')),
        packed(changed(7, "{")),
        packed(changed(10, 2**61)),
        packed(changed(11, "\ud800")),
        packed({"log": [], "versions": [[1, 1, "named", "x", "{"]]}),
        packed({"log": [], "versions": [[1, 1, "unheard", "x", "{}"]]}),
        packed({"log": [], "versions": [[1, 1, "named", 3, "{}"]]}),
    ],
)
def test_a_history_that_cannot_be_used_is_left_out_and_the_report_comes_in(
    store: Store, history: Json
) -> None:
    answers: dict[str, Json] = {"a.b": "x"}
    report = store.create(FORM, 2026, "x", answers, NOON, extra={"history": history})
    assert dict(store.load(report).answers) == answers
    assert (store.edits(report), store.versions.list(report)) == ([], [])
    assert not store.history(report).done


def test_work_goes_on_where_it_was_left(store: Store, report: int, tmp_path: Path) -> None:
    worked_on(store, report)
    store.tidy(NOON + timedelta(days=90))
    there, taken = carried_to(tmp_path / "另一台", store, report)
    session = opened(there, taken)
    session.edit({TEXT: "接着写"}, at(500))
    session.undo(at(501))
    assert there.load(taken).answers[TEXT] == "抓好党建"
    there.close()
