"""The least that a PySide6 program with a window can be: what the start of ours is measured against. Frozen like ours.

Tells the moment of its first paint into the file of LVZE_STOPWATCH, as desktop/stopwatch.py does, and ends.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, note)
        return False


def note() -> None:
    moment = time.time_ns()
    memory = 0
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmRSS:"):
            memory = int(line.split()[1])
    with Path(os.environ["LVZE_STOPWATCH"]).open("a", encoding="ascii") as file:
        file.write(f"paint {moment} {memory}\n")
    app.quit()


app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("履责"))
window.resize(1440, 900)
first_paint = FirstPaint()
window.installEventFilter(first_paint)
window.show()
sys.exit(app.exec())
