"""From a key press to updated chips and progress, and the check that follows a pause, in the whole window with the
example filled in, every tab visited and the store underneath. Beside it: the same keys in a bare text box."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.benches.measure import Row, median_ratio, middle_ms, p95_ms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.main_window import MainWindow

FIGURE = "party_and_business.tax_revenue.current"


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    from desktop.app import make_application, make_window
    from forms.definition.loader import load_example, load_form
    from forms.report.answers import Answers
    from forms.report.outline import passage_path, passages_in_use

    def now() -> datetime:
        return datetime.now(UTC)

    form, example = load_form(), load_example()
    area = form.section("party_and_business")
    prose = max((p for p in passages_in_use(area, Answers(example))), key=lambda p: p.template.count("{"))
    app = make_application()
    window = make_window(app, folder=folder / "data", clock=now)
    report_id = window.start.shelf.store.create(form.id, 2026, "bench", example, now())
    window.resize(1440, 900)
    window.show()
    window.open_report(report_id)
    desk = window.desk
    assert desk is not None
    for section in form.sections:
        desk.view.go_section(section.id)
        app.processEvents()
    taken: dict[str, list[float]] = {}
    for path in (passage_path(area, prose), FIGURE):
        desk.view.go_path(path)
        app.processEvents()
        box = window.findChild(QWidget, path)
        assert isinstance(box, QWidget), path
        taken[path] = _typed(app, box, "1234567890" if path == FIGURE else "abcdefghij", rounds)
    desk.check()
    checks = _checked(app, window, passage_path(area, prose), rounds)
    plain = QPlainTextEdit("字" * 156)
    plain.resize(760, 400)
    plain.show()
    app.processEvents()
    bare = _typed(app, plain, "abcdefghij", rounds)
    plain.close()
    window.close()
    passage, figure = taken[passage_path(area, prose)], taken[FIGURE]
    yield Row("按键到数据块和进度更新，正文，第95百分位", p95_ms(passage), "ms", 16)
    yield Row("按键到数据块和进度更新，数字，第95百分位", p95_ms(figure), "ms", 16)
    yield Row("停顿后检查全文、更新波浪线和清单，第95百分位", p95_ms(checks), "ms", 50)
    yield Row("正文按键，中位数", middle_ms(passage), "ms")
    yield Row("正文按键", median_ratio(passage, bare), "×", None, "空白文本框里同样的按键")


def _checked(app: "QApplication", window: "MainWindow", path: str, rounds: int) -> list[float]:
    """Seconds of the check that follows a pause in typing, with the list open: core, waves, lines, counts, painting."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    desk = window.desk
    assert desk is not None
    desk.view.go_path(path)
    box = window.findChild(QWidget, path)
    assert isinstance(box, QWidget), path
    taken: list[float] = []
    for number in range(max(rounds, 10)):
        QTest.keyClick(box, Qt.Key.Key_Backspace if number % 2 else Qt.Key.Key_A)
        app.processEvents()
        begin = time.perf_counter()
        desk.report.bridge.check_now()
        app.processEvents()
        taken.append(time.perf_counter() - begin)
    return taken


def _typed(app: "QApplication", box: "QWidget", keys: str, rounds: int) -> list[float]:
    """Seconds from each key to the end of everything that it set off, painting included; each is taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    taken: list[float] = []
    for number in range(rounds):
        for key in keys:
            begin = time.perf_counter()
            QTest.keyClick(box, ord(key.upper()))
            app.processEvents()
            taken.append(time.perf_counter() - begin)
            if number % 2 == 0:
                QTest.keyClick(box, Qt.Key.Key_Backspace)
                app.processEvents()
        for _ in keys if number % 2 else ():
            QTest.keyClick(box, Qt.Key.Key_Backspace)
            app.processEvents()
    return taken
