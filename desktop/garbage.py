"""Python's collection of cycles, kept on the window's thread.

A page that was left is a cycle of widgets, signals and lambdas. Python collects cycles on whichever thread happens to
make the next object: on that of the keeper or of the checker it would destroy widgets beside the window's thread, and
Qt ends with a segmentation fault.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

LOOK_MS = 500


class Collector(QObject):
    """Turns the automatic collection off, and does as much of it when the window is idle."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        gc.disable()
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(collect_due)
        timer.start()

    @classmethod
    def of(cls, app: QCoreApplication) -> "Collector":
        """The one of this application."""
        made = getattr(
            app, "collector", None
        )  # findChild makes PySide look through every class that there is
        if made is None:
            made = cls(app)
            app.collector = made  # type: ignore[attr-defined]  # an attribute of ours
        return made


def collect_due() -> None:
    """What Python would have collected by itself meanwhile."""
    due = [
        at
        for at, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])
