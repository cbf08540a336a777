"""While one writes, the sentence at the caret is not judged: not before it is finished, left or paused over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.passages.note_row import NoteRow
from desktop.passages.passage_edit import PassageEdit
from tests.desktop.test_window.stage import Stage

PATH = "problem_1.detail.text"
START = (
    "我把较多精力放在收入任务上，党建与业务同部署有安排、同考核少跟进。全年党委会研究业务议题62个、党建议题只有11个；"
    "我到支部联系点调研9次，有2个支部只去过1次，有的问题拖了5个月才着手解决。"
)


@pytest.fixture
def box(stage: Stage) -> PassageEdit:
    """A passage with the caret at its end; only the test's own hands end a pause."""
    stage.open_example(**{PATH.replace(".", "__"): START})
    found = stage.go(PATH)
    assert isinstance(found, PassageEdit)
    stage.until(lambda: stage.bridge._found is not None)
    found.set_caret(len(found.displayed_text()))
    stage.desk.view.hold.pause.setInterval(10**8)
    return found


def _write(stage: Stage, box: PassageEdit, words: str) -> None:
    """And what the check after it says."""
    stage.write(box, words)
    stage.bridge.check_now()


def _rules(stage: Stage) -> set[str]:
    found = {f.rule for f in stage.bridge.shown_findings() if f.path == PATH}
    rows = [row for row in stage.desk.view.page("problem_1").findChildren(NoteRow) if not row.isHidden()]
    assert bool(found) == bool(rows), "below the box as in the list"
    return found


def test_a_sentence_without_its_stop_is_no_fault_while_it_is_written(stage: Stage, box: PassageEdit) -> None:
    _write(stage, box, "我到支部联系点调研少，听汇报多")
    assert "PN18" in {f.rule for f in stage.bridge.state.findings if f.path == PATH}
    assert _rules(stage) == set() and box.marks() == []
    stage.desk.view.hold.pause.setInterval(0)
    stage.desk.view.hold.pause.start()
    stage.until(lambda: _rules(stage) == {"PN18"})
    assert [mark.severity for mark in box.marks()] == ["warning"]
    stage.desk.view.hold.pause.setInterval(10**8)
    _write(stage, box, "，解剖问题少")
    assert _rules(stage) == set(), "one writes on"
    _write(stage, box, "。")
    assert _rules(stage) == set(), "and has written it to its end"


def test_leaving_the_box_ends_the_waiting(stage: Stage, box: PassageEdit) -> None:
    _write(stage, box, "我到支部联系点调研少，听汇报多")
    assert _rules(stage) == set()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    stage.turn()
    assert _rules(stage) == {"PN18"}


@pytest.mark.parametrize("deed", ["check", "next_finding"])
def test_asking_for_a_check_ends_it_too(stage: Stage, box: PassageEdit, deed: str) -> None:
    _write(stage, box, "我到支部联系点调研少，听汇报多")
    stage.act(deed)
    assert "PN18" in {f.rule for f in stage.bridge.shown_findings() if f.path == PATH}


def test_a_half_written_word_is_no_fault_and_a_finished_sentence_is_judged(
    stage: Stage, box: PassageEdit
) -> None:
    _write(stage, box, "我布署工作“")
    assert _rules(stage) == set()
    _write(stage, box, "一岗双责”多。")
    words = {f.excerpt for f in stage.bridge.shown_findings() if f.path == PATH}
    assert words == {"布署"}, "the sentence is at its end"
    _write(stage, box, "我到支部")
    assert {f.excerpt for f in stage.bridge.shown_findings() if f.path == PATH} == {"布署"}, (
        "what was told stays told"
    )


def test_what_stands_elsewhere_is_not_held_back(stage: Stage, box: PassageEdit) -> None:
    box.set_caret(0)
    _write(stage, box, "我布署工作多。")
    assert {f.excerpt for f in stage.bridge.shown_findings() if f.path == PATH} == {"布署"}
    box.set_caret(len(box.displayed_text()))
    stage.write(box, "我到支部联系点调研少，听汇报多")
    stage.bridge.edit({"problem_2.detail.text": START[:-1]})
    stage.bridge.check_now()
    assert {f.path for f in stage.bridge.shown_findings() if f.rule == "PN18"} == {"problem_2.detail.text"}
