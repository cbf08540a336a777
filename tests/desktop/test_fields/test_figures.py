"""The table of figures: growth, breakdown, series, findings."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.test_fields.conftest import Page, type_in

Open = Callable[..., Page]


def words_on(page: Page) -> list[str]:
    return [label.text() for label in page.fields.findChildren(QLabel) if label.isVisible()]


def button(page: Page, words: str) -> QPushButton:
    return next(b for b in page.fields.findChildren(QPushButton) if b.text() == words)


def test_the_head_names_the_years_of_the_report(open_page: Open) -> None:
    page = open_page("area")
    assert {"数据", "本年", "上年", "同比（自动算）"} <= set(words_on(page))
    page.bridge.edit({"basic.report_year": "2026"})
    assert {"2026年", "2025年"} <= set(words_on(page))


def test_the_change_is_computed_as_one_types(open_page: Open) -> None:
    page = open_page("area", {"area.tax.current": "110"})
    type_in(page.enter("area.tax.previous"), "100")
    assert "增收10，增长10.00%" in words_on(page)
    page.bridge.undo()
    assert not any("增收" in words for words in words_on(page))
    page.bridge.edit({"area.tax.previous": "110"})
    assert "与上年持平" in words_on(page)


def test_last_year_is_a_box_while_it_is_empty(open_page: Open) -> None:
    page = open_page("area")
    last = page.at("area.tax.previous")
    assert isinstance(last, QLineEdit)
    assert (last.property("look"), last.placeholderText()) == ("", "上年")
    type_in(last, "100")
    assert last.property("look") == "last_year"


def test_only_the_change_is_known(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area", {"area.tax.current": "110"})
    direction = page.at("area.tax.direction")
    assert not direction.isVisible()
    qtbot.mouseClick(button(page, "只知道增减额"), Qt.MouseButton.LeftButton)
    assert direction.isVisible()
    assert direction.hasFocus()
    assert isinstance(direction, QComboBox)
    assert direction.currentIndex() == -1
    direction.setCurrentIndex(0)
    direction.activated.emit(0)
    type_in(page.enter("area.tax.change"), "10")
    assert page.answer("area.tax.direction") == "up"
    assert "增收10，增长10.00%" in words_on(page)
    type_in(page.enter("area.tax.rate"), "9.9%")
    assert page.answer("area.tax.rate") == "9.9"
    assert "增收10，增长9.9%" in words_on(page)


def test_a_stated_change_is_open_from_the_start_and_after_an_undo(open_page: Open) -> None:
    page = open_page("area", {"area.tax.change": "10"})
    assert page.at("area.tax.change").isVisible()
    page.bridge.edit({"area.tax.change": None})
    assert not page.at("area.tax.change").isVisible()
    page.bridge.undo()
    assert page.at("area.tax.change").isVisible()


def test_revealing_opens_what_is_folded_away(open_page: Open) -> None:
    page = open_page("area", {"area.brand": "五彩", "area.tax.current": "1"})
    for path in ("area.tax.rate", "area.team"):
        assert not page.at(path).isVisible()
        box = page.fields.reveal(path)
        assert box is page.at(path)
        assert page.at(path).isVisible()
    assert page.fields.reveal("area.tax") is page.at("area.tax.current")
    assert page.fields.reveal("basic.unit") is None


def test_parts_and_the_flag_of_a_breakdown(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area", {"area.relief.total": "1.26"})
    type_in(page.enter("area.relief.refund"), "1.3亿")
    assert page.answer("area.relief.refund") == "13000"
    flag = page.at("area.relief.exhaustive")
    assert isinstance(flag, QCheckBox)
    assert flag.text() == "分项已列全"
    qtbot.mouseClick(flag, Qt.MouseButton.LeftButton, pos=QPoint(8, flag.height() // 2))
    assert page.answer("area.relief.exhaustive") is True
    page.bridge.undo()
    assert not flag.isChecked()


def test_a_finding_stands_beside_its_figure_and_is_fixed_in_one_click(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area", {"area.relief.total": "1.26", "area.relief.refund": "13000"})
    page.show_findings()
    finding = next(f for f in page.bridge.state.findings if f.rule == "C04")
    assert finding.message in words_on(page)
    assert "错误" in words_on(page)
    total = page.at("area.relief.total")
    assert isinstance(total, QLineEdit)
    assert total.property("state") == "error"
    qtbot.mouseClick(button(page, "改为1.30亿元"), Qt.MouseButton.LeftButton)
    assert total.text() == page.answer("area.relief.total") == "1.30"
    page.show_findings()
    assert finding.message not in words_on(page)
    assert total.property("state") == ""
    page.bridge.undo()
    assert total.text() == "1.26"


def test_empty_boxes_say_nothing_until_the_check_is_asked_for(open_page: Open) -> None:
    page = open_page("area")
    page.show_findings()
    assert "错误" not in words_on(page)
    page.bridge.mark_checked()
    page.show_findings()
    assert "户次未填" in words_on(page)


def test_no_finding_comes_while_one_writes_and_it_comes_on_leaving(open_page: Open) -> None:
    page = open_page("area")
    box = page.enter("area.visits")
    type_in(box, "5")  # on the way to 500
    page.show_findings()
    assert box.property("state") == ""
    page.enter("area.tax.current")
    assert box.property("state") == "warn"
    page.enter("area.visits")
    type_in(box, "00")
    page.show_findings()
    assert box.property("state") == ""  # mended while one still is in it


def test_findings_of_a_narrow_page_stand_below(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("area", {"area.visits": "5"}, width=480)
    page.show_findings()
    shown = next(w for w in page.fields.findChildren(QLabel) if "户次少于" in w.text())
    box = page.at("area.visits")
    qtbot.waitUntil(lambda: shown.mapTo(page.fields, shown.rect().topLeft()).y() >= box.geometry().bottom())
    assert page.area.horizontalScrollBar().maximum() == 0


def test_a_series_has_a_line_for_each_count(open_page: Open) -> None:
    page = open_page("area")
    type_in(page.enter("area.study.center"), "１２次")
    assert page.answer("area.study.center") == "12"
    assert any("支部" in words and "（选填）" in words for words in words_on(page))
