"""The page of versions: what changed, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.history.entries import NOW
from desktop.history.history_page import HistoryPage
from desktop.marked_text import MarkedText
from tests.desktop.test_window.stage import Stage

NAME = "basic.county_name"
PASSAGE = "opening.opening.text"


@pytest.fixture
def page(stage: Stage) -> HistoryPage:
    """The example with a version 送审稿, and three changes since."""
    stage.open_example(opening__opening__text="各位领导：现将履职情况报告如下。")
    keep = stage.window.start.shelf.store.versions
    keep.keep(stage.desk.report.id, "named", stage.clock(), "送审稿")
    stage.bridge.edit({NAME: "山阳县"})
    stage.bridge.edit({PASSAGE: "各位同志：现将本年履职情况报告如下。"})
    stage.bridge.edit({"party_and_business.tax_revenue.current": "88012.5"})
    stage.kept()
    stage.act("history")
    found = stage.window.findChild(HistoryPage)
    assert found is not None and found.isVisible()
    return found


def _texts(page: HistoryPage) -> list[MarkedText]:
    return [text for text in page.comparison.findChildren(MarkedText) if text.isVisible()]


def _button(page: HistoryPage, words: str, place: str) -> QPushButton:
    buttons = page.comparison.findChildren(QPushButton)
    return next(b for b in buttons if b.isVisible() and b.accessibleName() == f"{words}：{place}")


def test_the_page_compares_the_last_named_version_with_now(stage: Stage, page: HistoryPage) -> None:
    entries = page.timeline.entries()
    assert [(entry.title, entry.named) for entry in entries] == [("现在", False), ("送审稿", True)]
    assert entries[1].note == "与现在相差 3 处"
    assert page.title.startswith("从“送审稿”到现在，改了 ")
    marks = {(p.mark, p.text) for text in _texts(page) for p in text.pieces if p.mark != "same"}
    assert {("gone", "领导"), ("new", "同志"), ("new", "本年")} <= marks
    names = [label.text() for label in page.comparison.findChildren(QLabel)]
    assert any("全口径税收" in name for name in names)


def test_one_place_goes_back_as_one_step(stage: Stage, page: HistoryPage) -> None:
    now = dict(stage.bridge.answers)
    place = next(
        b.accessibleName().removeprefix("恢复这一处：")
        for b in page.comparison.findChildren(QPushButton)
        if "县" in b.accessibleName() and b.isVisible()
    )
    _button(page, "恢复这一处", place).click()
    assert stage.bridge.answers.text(NAME) == "云溪县"
    assert stage.bridge.answers[PASSAGE] == now[PASSAGE]
    stage.until(lambda: page.timeline.entries()[1].note == "与现在相差 2 处")
    stage.act("undo")
    assert dict(stage.bridge.answers) == now


def test_everything_goes_back_and_what_stood_is_kept_as_a_version(stage: Stage, page: HistoryPage) -> None:
    now = dict(stage.bridge.answers)
    stage.press("action:restore_all")
    assert stage.bridge.answers.text(NAME) == "云溪县"
    assert stage.bridge.answers[PASSAGE] == "各位领导：现将履职情况报告如下。"
    stage.until(lambda: "恢复之前" in [entry.title for entry in page.timeline.entries()])
    stage.act("undo")
    assert dict(stage.bridge.answers) == now


def test_now_gets_a_name(stage: Stage, page: HistoryPage) -> None:
    page.keep("报送稿")
    assert [entry.title for entry in page.timeline.entries()] == ["现在", "报送稿", "送审稿"]
    stage.prompts.words = "送局长审"
    page.timeline.choose(page.timeline.entries()[1].id)
    stage.press("action:rename_version")
    assert [entry.title for entry in page.timeline.entries()] == ["现在", "送局长审", "送审稿"]


def test_any_two_versions_can_be_compared(stage: Stage, page: HistoryPage) -> None:
    page.keep("报送稿")
    stage.bridge.edit({NAME: "乙县"})
    page.refresh()
    reported, sent = page.timeline.entries()[1:3]
    page.timeline.choose(sent.id)
    page._other.setCurrentIndex(page._other.findData(reported.id))
    page._compare()
    assert page.title.startswith("从“送审稿”到“报送稿”")
    stage.turn()
    assert not [b for b in page.comparison.findChildren(QPushButton) if b.isVisible() and "恢复" in b.text()]
    assert not page._all.isEnabled()


def test_only_words(stage: Stage, page: HistoryPage) -> None:
    page._words_only.click()
    stage.turn()
    names = "".join(label.text() for label in page.comparison.findChildren(QLabel) if label.isVisible())
    assert "全口径税收" not in names
    assert any("同志" in piece.text for text in _texts(page) for piece in text.pieces)


def test_escape_and_back_lead_to_the_report(stage: Stage, page: HistoryPage) -> None:
    QTest.keyClick(page.timeline, Qt.Key.Key_Escape)
    stage.turn()
    assert stage.desk.view.isVisible()
    stage.act("history")
    stage.act("start")
    assert stage.desk.view.isVisible(), "back is back to the report first"
    stage.act("start")
    assert stage.window.start.page.isVisible()


def test_the_key_for_the_next_place_walks_the_changes(stage: Stage, page: HistoryPage) -> None:
    stage.act("next_finding")
    box = stage.app.focusWidget()
    assert isinstance(box, QPushButton) and box.accessibleName().startswith("恢复")


def test_now_against_now_says_what_to_do(stage: Stage, page: HistoryPage) -> None:
    page.timeline.choose(NOW)
    stage.turn()
    assert "选一个版本" in page.title
    assert not page._all.isEnabled()


def test_everything_has_a_name(stage: Stage, page: HistoryPage) -> None:
    from tests.desktop.test_window.test_reach import _nameless

    assert _nameless(stage.window) == []
    for text in _texts(page):
        assert text.accessibleName()
