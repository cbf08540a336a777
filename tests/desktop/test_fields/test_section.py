"""All fields of a section together: names, the order of Tab, the wheel, choices and links."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.fields.links_edit import LinksEdit
from desktop.fields.name_block import FoldHead
from desktop.theme.theme import Theme
from forms.definition.loader import load_example, load_form
from tests.desktop.test_fields.conftest import Page, type_in

Open = Callable[..., Page]


def wheel(box: QWidget) -> QWheelEvent:
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
    QApplication.sendEvent(box, event)
    return event


def head(page: Page) -> FoldHead:
    found = page.fields.findChild(FoldHead)
    assert found is not None
    return found


@pytest.mark.parametrize("section_id", ["basic", "area", "measure_1"])
def test_every_box_is_found_by_its_path_and_named_by_its_label(open_page: Open, section_id: str) -> None:
    page = open_page(section_id)
    wanted = {p: e for p, e in page.bridge.form.inputs() if p.startswith(f"{section_id}.")}
    assert [box.objectName() for box in page.fields.inputs()] == list(wanted)
    for path, entry in wanted.items():
        box = page.at(path)
        assert page.fields.widget_at(path) is box
        assert box.accessibleName() == entry.label


@pytest.mark.parametrize("section_id", ["basic", "area", "measure_1"])
def test_everything_that_takes_the_focus_has_a_name(open_page: Open, section_id: str) -> None:
    page = open_page(section_id)
    for widget in page.fields.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("section_id", ["basic", "area", "measure_1"])
def test_tab_walks_every_box_in_reading_order_and_back(
    open_page: Open, qtbot: QtBot, section_id: str
) -> None:
    page = open_page(section_id)
    visible = [box for box in page.fields.inputs() if box.isVisible()]
    first = visible[0].focusProxy() or visible[0]
    first.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        at = QApplication.focusWidget()
        assert at is not None
        if met and at is first:
            break
        met.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    boxes = [at for at in met if not isinstance(at, QAbstractButton) or isinstance(at, QCheckBox)]
    wanted = [b for v in visible for b in (v.boxes() if isinstance(v, LinksEdit) else (v,))]
    assert boxes == wanted
    last = met[-1]
    last.setFocus()
    for at in reversed(met[:-1]):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is at


@pytest.mark.parametrize("section_id", ["basic", "area", "measure_1"])
def test_the_wheel_edits_nothing(open_page: Open, section_id: str) -> None:
    page = open_page(section_id)
    before = dict(page.bridge.answers)
    for box in page.fields.inputs():
        box.setFocus()
        wheel(box)
    assert dict(page.bridge.answers) == before


def test_the_wheel_over_a_choice_scrolls_the_page(open_page: Open) -> None:
    page = open_page("basic")
    choice = page.at("basic.mode")
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    assert not wheel(choice).isAccepted()
    assert choice.currentText() == "个人"


def test_a_choice_is_one_step(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("basic")
    choice = page.enter("basic.mode")
    assert isinstance(choice, QComboBox)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert page.answer("basic.mode") == "org"
    page.bridge.undo()
    assert choice.currentText() == "个人"
    page.bridge.edit({"basic.mode": "gone"})
    assert choice.currentIndex() == -1
    assert "gone" in choice.placeholderText()


def test_links_show_the_headings_as_they_read_now(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("measure_1")
    links = page.at("measure_1.covers")
    assert isinstance(links, LinksEdit)
    first, second = links.boxes()
    assert (first.text(), first.isChecked()) == ("问题一　责任落实有差距", True)
    assert (second.text(), second.isChecked()) == ("问题二　标准不高", False)
    second.click()
    assert page.answer("measure_1.covers") == ["problem_1", "problem_2"]
    first.click()
    second.click()
    assert page.answer("measure_1.covers") == []
    assert not first.isChecked()  # none is none, not the default again
    page.bridge.edit({"problem_2.heading": "标准不够高"})
    assert second.text() == "问题二　标准不够高"
    assert second.accessibleName() == second.text()
    for _ in range(4):
        page.bridge.undo()
    assert first.isChecked()
    assert not second.isChecked()


def test_names_are_folded_once_they_are_filled_in(open_page: Open) -> None:
    page = open_page("area", {"area.brand": "五彩税务局"})
    assert not page.at("area.brand").isVisible()
    assert "五彩税务局、攻坚队" in head(page).accessibleDescription()
    assert "2/2" in head(page).accessibleName()
    head(page).click()
    assert page.at("area.brand").isVisible()
    page.at("area.brand").setFocus()
    type_in(page.at("area.brand"), "红")
    assert "红" in head(page).accessibleDescription()


def test_names_are_open_while_one_is_missing(open_page: Open) -> None:
    page = open_page("area")
    assert page.at("area.brand").isVisible()
    assert "品牌未填" in head(page).accessibleDescription()
    assert "1/2" in head(page).accessibleName()


def test_enter_presses_no_button(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area", {"area.brand": "五彩税务局"})
    head(page).setFocus()
    qtbot.keyClick(head(page), Qt.Key.Key_Return)
    assert not head(page).isChecked()
    qtbot.keyClick(head(page), Qt.Key.Key_Space)
    assert head(page).isChecked()


def test_the_page_says_where_the_focus_is(open_page: Open) -> None:
    page = open_page("area")
    met: list[str] = []
    page.fields.entered.connect(met.append)
    page.enter("area.visits")
    page.enter("area.note")
    assert met == ["area.visits", "area.note"]


def test_a_section_without_fields_has_none(open_page: Open) -> None:
    page = open_page("empty")
    assert not page.fields.has_fields
    assert page.fields.inputs() == ()
    assert page.fields.sizeHint().height() <= 0


def test_the_scheme_changes_while_the_page_is_open(open_page: Open, theme: Theme) -> None:
    page = open_page("area", {"area.visits": "5"})
    page.show_findings()
    theme.hold("dark")
    assert theme.colours.ink3 in page.fields.styleSheet()
    theme.hold("light")
    assert theme.colours.ink3 in page.fields.styleSheet()


@pytest.mark.parametrize("width", [480, 560, 760])
@pytest.mark.parametrize("section", [s.id for s in load_form().sections if s.fields])
def test_every_section_of_the_form_fits(theme: Theme, qtbot: QtBot, section: str, width: int) -> None:
    answers = {
        path: value for path, value in load_example().items() if path.partition(".")[0] in (section, "basic")
    }
    page = Page(load_form(), section, answers, theme)
    qtbot.addWidget(page.area)
    page.area.resize(width, 700)
    page.area.show()
    page.bridge.mark_checked()
    page.show_findings()
    qtbot.waitUntil(lambda: page.area.horizontalScrollBar().maximum() == 0)
    for box in page.fields.inputs():
        if isinstance(box, QLineEdit) and box.isVisible():
            assert box.height() >= box.fontMetrics().height(), box.objectName()
