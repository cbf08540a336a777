"""Cycles are collected on the window's thread, and only there."""

import gc
import threading
import weakref

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.garbage import Collector


class Cycle:
    def __init__(self) -> None:
        self.me = self


def test_there_is_one_collector(qapp: QApplication) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    assert Collector.of(app) is Collector.of(app)
    assert not gc.isenabled()


def test_cycles_go_on_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    Collector.of(qapp)
    cycle = Cycle()
    there = weakref.ref(cycle)
    thread_of_end: list[threading.Thread] = []
    weakref.finalize(cycle, lambda: thread_of_end.append(threading.current_thread()))
    del cycle

    def work() -> None:
        kept = [Cycle() for _ in range(5000)]
        kept.clear()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert there() is not None, "the worker collected"
    qtbot.waitUntil(lambda: there() is None, timeout=5000)
    assert thread_of_end == [threading.main_thread()]
