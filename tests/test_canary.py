"""Why PySide6 stays at 6.9.3, as a test.

Newer ones need glibc 2.34 and do not start on UOS 20 or Kylin V10; 6.12.0 on CPython 3.11 also drops a
reference to None at each call that returns nothing, and aborts after a few thousand of them.
"""

import subprocess
import sys

import PySide6

CALLS = 400_000
PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
thing, timer, label = QObject(), QTimer(), QLabel()
before = sys.getrefcount(None)
for n in range({CALLS} // 4):
    thing.setObjectName("a")
    timer.setInterval(n)
    label.setEnabled(True)
    thing.blockSignals(False), label.update()
print(sys.getrefcount(None) - before)
"""


def test_pyside_is_the_pinned_one() -> None:
    assert PySide6.__version__ == "6.9.3"


def test_calls_that_return_nothing_do_not_cost_a_reference_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > -100  # from CPython 3.12 on None is immortal and the difference is 0
