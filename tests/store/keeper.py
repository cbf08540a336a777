"""A process that keeps edits and says after each call what it has kept, to be killed or run beside others. One that
runs until it is killed also keeps versions, makes backups and tidies the log.

python -m tests.store.keeper FOLDER REPORT COUNT    REPORT 0: a new one; COUNT 0: until killed
"""

import sys
from datetime import timedelta
from pathlib import Path

from forms.report.edit import Edit
from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock, edit

EDITS_A_STEP = 3


def step_edits(step: int) -> list[Edit]:
    """The edits of `step`, told from its number alone, so that the log can be compared without a record."""
    first = (step - 1) * EDITS_A_STEP + 1
    return [
        edit(seq, f"a.field_{seq % 17}", f"第{seq}次" * (seq % 400), step=step)
        for seq in range(first, first + EDITS_A_STEP)
    ]


def main() -> None:
    folder, report, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    store = Store.open(folder, clock=clock, busy_ms=30_000)
    report = report or store.create(FORM, 2026, "x", {}, NOON)
    step = store.load(report).last_step
    print(report, step, flush=True)
    kept = 0
    while count == 0 or kept < count:
        step += 1
        kept += 1
        store.keep(report, step_edits(step))
        print(step, flush=True)
        if count == 0 and step % 5 == 0:  # the work beside the work may be cut off too
            store.versions.keep(report, "work", clock())
            store.tidy(clock() + timedelta(days=400) if step % 10 == 0 else clock())
            store.backup(clock() + timedelta(seconds=step))
    store.close()


if __name__ == "__main__":
    main()
