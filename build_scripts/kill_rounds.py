"""Proof that nothing is lost: a window is typed in by a program and killed at a random moment, again and again.

python -m build_scripts.kill_rounds [ROUNDS] [--screen]    200 rounds unless told

The window types by itself without a screen; with `--screen` it stands on an X server and keys are pressed there.
After each kill the store must be sound and hold exactly what the window had after some edit, none of the edits that
were older than two seconds missing. The seed is printed: the same one types the same and kills at the same moments.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.screen import Hands, Screen

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 200
PATIENCE_S = 2.0
LONGEST_S = 4.0
START_S = 120.0


@dataclass(frozen=True, slots=True)
class Round:
    """`edits` that the window made before it was killed; `lost` of them that the store does not have, `oldest_lost_s`
    the age of the oldest of these."""

    edits: int
    lost: int
    oldest_lost_s: float


class Damaged(Exception):
    """The store is not what the window had, or edits are missing that should be there."""


def main(arguments: list[str]) -> int:
    numbers = [word for word in arguments if word != "--screen"]
    rounds = int(numbers[0]) if numbers else ROUNDS
    seed = int(time.time())
    print(f"seed {seed}", flush=True)
    screen = Screen() if "--screen" in arguments else nullcontext("")
    with TemporaryDirectory(prefix="lvze-kill-") as name, screen as display:
        done = kill_rounds(Path(name), rounds, seed, lambda line: print(line, flush=True), display)
    edits, lost = sum(r.edits for r in done), sum(r.lost for r in done)
    oldest = max((r.oldest_lost_s for r in done), default=0.0)
    print(f"{len(done)} 轮，{edits} 次改动，没来得及存的 {lost} 次，最早的一次在被杀前 {oldest:.3f} 秒")
    return 0


def kill_rounds(
    folder: Path, rounds: int, seed: int, told: Callable[[str], object], display: str = ""
) -> list[Round]:
    """All in one folder, so that each window finds what the killed one left; on `display` if there is one, by its
    keys. Raises Damaged."""
    from forms.definition.loader import load_example
    from forms.store.store import Store

    chance = random.Random(seed)
    store = Store.open(folder, clock=now)
    report_id = store.create("first_responsible", 2026, "x", load_example(), now())
    store.close()
    done: list[Round] = []
    for number in range(1, rounds + 1):
        round_seed, kill_after_s = chance.randrange(2**31), chance.uniform(0.05, LONGEST_S)
        done.append(one_round(folder, report_id, round_seed, kill_after_s, display))
        told(f"{number}: {done[-1]}")
    return done


def one_round(folder: Path, report_id: int, seed: int, kill_after_s: float, display: str = "") -> Round:
    """Types from `seed` and kills that long after the first edit could be made. Raises Damaged."""
    before = answers_of(folder, report_id)
    command = [sys.executable, "-m", "build_scripts.kill_window", str(folder), str(report_id), str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if display:
        command.append("--keys")
        environment |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    hands = Hands(display, seed)
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    said: list[str] = []
    ready = threading.Event()
    assert process.stdout is not None
    stream = process.stdout

    def listen() -> None:
        for line in stream:
            said.append(line)
            ready.set()

    reader = threading.Thread(target=listen)
    reader.start()
    try:
        if not ready.wait(START_S):
            raise Damaged("the window did not start")
        if display:
            hands.start()
        time.sleep(kill_after_s)
    finally:
        process.kill()
        killed_at = time.monotonic()
        if display and ready.is_set():
            hands.stop()
        process.wait(30)
        reader.join(30)
        stream.close()
    edits = [json.loads(line) for line in said[1:] if line.endswith("\n")]
    return judged(before, edits, killed_at, answers_of(folder, report_id))


def judged(
    before: dict[str, object], edits: list[dict[str, object]], killed_at: float, after: dict[str, object]
) -> Round:
    """The store must be in the state after one of the last edits. Raises Damaged."""
    states = [before]
    for edit in edits:
        changes = edit["changes"]
        assert isinstance(changes, dict)
        state = {path: value for path, value in (states[-1] | changes).items() if value is not None}
        states.append(state)
    kept = next((at for at in range(len(states) - 1, -1, -1) if states[at] == after), None)
    if kept is None:
        raise Damaged("the store holds what the window never had")
    lost = edits[kept:]
    ages = [killed_at - float(str(edit["at"])) for edit in lost]
    if any(age > PATIENCE_S for age in ages):
        raise Damaged(f"an edit of {max(ages):.1f} s ago is missing")
    return Round(len(edits), len(lost), max(ages, default=0.0))


def answers_of(folder: Path, report_id: int) -> dict[str, object]:
    """What the store holds; it is opened as at any start, and checked as a whole. Raises Damaged."""
    from forms.store.errors import StoreError
    from forms.store.store import Store

    try:
        store = Store.open(folder, clock=now)
        answers: dict[str, object] = {**store.load(report_id).answers}
        store.history(report_id)
        store.close()
    except StoreError as error:
        raise Damaged(str(error)) from error
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / "lvze.sqlite3")) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Damaged("integrity_check")
    return answers


def now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
