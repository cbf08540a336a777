"""Nothing is lost when the window is killed while somebody types: a few rounds of build_scripts/kill_rounds.py."""

from pathlib import Path

import pytest

from build_scripts.kill_rounds import Damaged, judged, kill_rounds

ROUNDS = 6


def test_a_window_that_is_killed_while_typing_loses_nothing_that_is_two_seconds_old(tmp_path: Path) -> None:
    done = kill_rounds(tmp_path / "数据", ROUNDS, 2026, print)
    assert len(done) == ROUNDS
    assert sum(round_.edits for round_ in done) > 50, "the windows were typed in"


def _edit(at: float, value: str) -> dict[str, object]:
    return {"at": at, "changes": {"a.b": value}}


def test_the_proof_sees_what_is_missing() -> None:
    edits = [_edit(1.0, "一"), _edit(9.5, "二")]
    assert judged({}, edits, 10.0, {"a.b": "二"}).lost == 0
    assert judged({}, edits, 10.0, {"a.b": "一"}).lost == 1
    with pytest.raises(Damaged, match="missing"):
        judged({}, edits, 10.0, {})
    with pytest.raises(Damaged, match="never had"):
        judged({}, edits, 10.0, {"a.b": "三"})
