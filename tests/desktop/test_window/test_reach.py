"""Reach: names for screen readers, keys for everything, sizes from small to large, light and dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QTextEdit, QWidget

from tests.desktop.test_window.stage import Stage

BOXES = (QLineEdit, QTextEdit, QAbstractButton)


def _nameless(window: QWidget) -> list[str]:
    """Widgets that take the focus and have nothing to say of themselves."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, BOXES)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def test_everything_that_takes_the_focus_has_a_name(stage: Stage) -> None:
    assert _nameless(stage.window) == []
    stage.open_example(rectification__issues_rectified="9")
    stage.act("check")
    for section in stage.bridge.form.sections:
        stage.desk.view.go_section(section.id)
        stage.turn()
        assert _nameless(stage.window) == [], section.id


def test_the_tab_key_leaves_every_box(stage: Stage) -> None:
    stage.open_example()
    for section_id in ("basic", "party_and_business", "problem_1", "measure_1"):
        stage.desk.view.go_section(section_id)
        stage.turn()
        stage.desk.view.focus_page()
        seen: list[QWidget] = []
        box = stage.app.focusWidget()
        while box is not None and box not in seen and len(seen) < 200:
            seen.append(box)
            QTest.keyClick(box, Qt.Key.Key_Tab)
            box = stage.app.focusWidget()
        assert len(seen) > 3
        assert box is seen[0], f"{section_id}: the round closes elsewhere"


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_no_page_is_wider_than_its_place(stage: Stage, width: int, height: int) -> None:
    stage.open_example(party_and_business__relief__total="1.26", party_and_business__tax_revenue__previous="")
    stage.act("check")
    stage.window.resize(width, height)
    stage.turn()
    for section in stage.bridge.form.sections:
        stage.desk.view.go_section(section.id)
        stage.turn()
        page = stage.window.findChild(QScrollArea, f"page:{section.id}")
        assert isinstance(page, QScrollArea)
        least = page.widget().minimumSizeHint().width()
        assert least <= page.viewport().width(), f"{section.id} needs {least} px"


def test_the_wheel_never_changes_a_choice(stage: Stage) -> None:
    year = stage.window.start.page.new.year
    before = year.currentIndex()
    year.setFocus()
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    stage.app.sendEvent(year, event)
    assert year.currentIndex() == before


def test_enter_presses_no_button(stage: Stage) -> None:
    desk = stage.open_example()
    box = stage.go("basic.unit_full_name")
    before = dict(stage.bridge.answers)
    QTest.keyClick(box, Qt.Key.Key_Return)
    stage.turn()
    assert desk.view.current == "basic"
    assert dict(stage.bridge.answers) == before
    assert not list(stage.out.iterdir())


def test_help_opens_beside_the_work(stage: Stage) -> None:
    stage.act("help")
    window = stage.window.findChild(QWidget, "help")
    assert isinstance(window, QWidget) and window.isVisible() and not window.isModal()
    text = window.findChild(QTextEdit, "help:text")
    assert isinstance(text, QTextEdit) and "F8" in text.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    stage.turn()
    assert stage.window.findChild(QWidget, "help") is None or not window.isVisible()


def test_a_change_of_scheme_reaches_a_window_with_every_page_open(stage: Stage) -> None:
    desk = stage.open_example()
    for section in stage.bridge.form.sections:
        desk.view.go_section(section.id)
        stage.turn()
    light = stage.window.grab().toImage().pixelColor(400, 300).lightness()
    stage.theme.hold("dark")
    stage.turn()
    dark = stage.window.grab().toImage().pixelColor(400, 300).lightness()
    stage.theme.hold("light")
    assert light > 200 > 100 > dark
