"""Named versions out of a file of a report that is here already."""

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from forms.report.answers import Json
from forms.store.carried_versions import named_versions
from forms.store.store import Store
from tests.store.samples import NOON, edit, minutes
from tests.store.test_carry import carried_to
from tests.store.test_undo_log import TEXT

SOURCE = "改过.lvze"


@pytest.fixture
def file(store: Store, report: int, tmp_path: Path) -> dict[str, Json]:
    """What a file holds beside the answers, after a colleague gave 送审稿 and kept an automatic version."""
    store.keep(report, [edit(1, TEXT, "抓好党建")])
    store.versions.keep(report, "named", minutes(1), "征求意见稿")
    there, taken = carried_to(tmp_path / "另一台", store, report)
    there.keep(taken, [edit(2, TEXT, "抓好党建工作", "抓好党建")])
    there.versions.keep(taken, "named", minutes(2), "送审稿")
    there.keep(taken, [edit(3, TEXT, "抓好党建工作。", "抓好党建工作")])
    there.versions.keep(taken, "export", minutes(3))
    extra = there.carried(taken, with_history=True)
    there.close()
    return extra


def test_only_what_is_not_here_and_has_a_name_comes_along(
    store: Store, report: int, file: dict[str, Json]
) -> None:
    (found,) = store.versions.not_here(report, file)
    assert (found.name, found.answers.text(TEXT)) == ("送审稿", "抓好党建工作")
    before = store.load(report).answers
    store.versions.bring(report, [found], SOURCE, NOON)
    newest, earlier = store.versions.list(report)
    assert newest.title == f"送审稿（{found.day}，来自“{SOURCE}”）"
    assert store.versions.answers(newest.id).text(TEXT) == "抓好党建工作"
    assert earlier.title == "征求意见稿"
    assert store.load(report).answers == before, "what stands here is not touched"


def test_a_second_time_brings_nothing(store: Store, report: int, file: dict[str, Json]) -> None:
    store.versions.bring(report, store.versions.not_here(report, file), SOURCE, NOON)
    assert list(store.versions.not_here(report, file)) == []


def test_the_same_name_with_other_content_is_another_version(
    store: Store, report: int, file: dict[str, Json]
) -> None:
    store.versions.keep(report, "named", minutes(5), "送审稿")
    assert [version.name for version in store.versions.not_here(report, file)] == ["送审稿"]


def test_a_version_that_came_along_does_not_stand_for_what_was_written_here(
    store: Store, report: int, file: dict[str, Json]
) -> None:
    store.keep(report, [edit(2, TEXT, "抓好支部", "抓好党建")])
    store.versions.bring(report, store.versions.not_here(report, file), SOURCE, NOON)
    kept = store.versions.keep(report, "export", minutes(9))
    assert kept is not None and store.versions.answers(kept).text(TEXT) == "抓好支部"


def _packed(versions: object) -> dict[str, Json]:
    data = json.dumps({"log": [], "versions": versions}).encode()
    return {"history": base64.b64encode(zlib.compress(data)).decode()}


@pytest.mark.parametrize(
    "row",
    [
        7,
        [1, 2, "named", "x"],
        [0, "now", "named", "x", "{}"],
        [0, 10**30, "named", "x", "{}"],
        [0, 1, "named", 5, "{}"],
        [0, 1, "named", "x", "[]"],
        [0, 1, "named", "x", "no json"],
        [0, 1, "named", "x", "\ud800"],
        [0, 1, "named", "", "{}"],
    ],
)
def test_what_cannot_be_read_is_left_out(row: Any) -> None:
    assert [v.name for v in named_versions(_packed([row, [0, 1, "named", "好", "{}"]]))] == ["好"]


@pytest.mark.parametrize("extra", [{}, {"history": 5}, {"history": "x"}, _packed(3), _packed({})])
def test_a_file_without_a_readable_history_has_none(extra: dict[str, Json]) -> None:
    assert named_versions(extra) == []
