"""The window that build_scripts/kill_rounds.py kills: what it does until then, and what it tells.

python -m build_scripts.kill_window FOLDER REPORT SEED [--keys]

Each edit is told on stdout before it is handed on to be kept. The window types by itself from SEED, as fast as it can;
with `--keys` it waits for keys from outside."""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from build_scripts.kill_rounds import now
from build_scripts.screen import WORDS
from desktop.app import make_application, make_window

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from forms.report.edit import Edit


def main(folder: Path, report_id: int, seed: int, *, keys: bool) -> int:
    app = make_application()
    window = make_window(app, folder=folder, clock=now, rescue_folder=folder)
    window.show()
    window.open_report(report_id)
    desk = window.desk
    assert desk is not None and not desk.report.bridge.read_only
    desk.report.keeper.keep = telling(desk.report.keeper.keep)  # type: ignore[method-assign]
    print("ready", flush=True)
    if keys:
        return app.exec()
    type_for_ever(app, window, random.Random(seed))
    return 0


def telling(
    keep: "Callable[[int, tuple[Edit, ...]], None]",
) -> "Callable[[int, tuple[Edit, ...]], None]":
    """Told first: what is kept is then always among what was told."""

    def tell_and_keep(report: int, edits: "tuple[Edit, ...]") -> None:
        changes = {edit.path: edit.after for edit in edits}
        print(json.dumps({"at": time.monotonic(), "changes": changes}), flush=True)
        keep(report, edits)

    return tell_and_keep


def type_for_ever(app: QApplication, window: "MainWindow", chance: random.Random) -> None:
    """Words, undo, other tabs, marks."""
    desk = window.desk
    assert desk is not None
    view, bridge = desk.view, desk.report.bridge
    sections = [section.id for section in bridge.form.sections if section.kind != "review"]
    boxes = [
        *(
            path
            for path, entry in bridge.form.inputs()
            if entry.value in ("text", "long_text", "integer", "decimal")
        ),
        *(f"{s.id}.{p.id}.text" for s in bridge.form.sections for p in s.passages if p.included),
    ]
    while True:
        what = chance.random()
        if what < 0.1:
            desk.undo()
        elif what < 0.13:
            desk.redo()
        elif what < 0.18:
            view.go_section(chance.choice(sections))
        elif what < 0.2:
            path = f"{chance.choice(sections)}.done"
            bridge.edit({path: None if bridge.answers.get(path) else True}, "标为完成")
        elif view.go_path(path := chance.choice(boxes)):
            box = window.findChild(QWidget, path)
            assert box is not None, path
            for _ in range(chance.randrange(1, 12)):
                event = QInputMethodEvent()
                event.setCommitString(chance.choice(WORDS if path.endswith("text") else "0123456789"))
                app.sendEvent(box, event)
                app.processEvents()
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), keys="--keys" in sys.argv))
