"""Chinese input: composing, committing, cancelling and leaving neither lose nor double a character."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.passages.passage_edit import PassageEdit
from desktop.passages.pieces import ChipState
from desktop.theme.theme import Theme
from tests.desktop.passages import CHIPS, OpenPassage, pieces_of, template_of


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def test_composing_says_nothing_and_committing_says_it_once(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年。")
    passage.edit.set_caret(2)
    for preedit in ("n", "ni", "ni'h", "ni'hao"):
        passage.compose(preedit)
        assert passage.edits == []
        assert passage.template == "全年。"
    passage.compose("", "你好")
    assert passage.edits == ["全年你好。"]


def test_cancelling_leaves_the_text_as_it_was(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.edit.set_caret(2)
    passage.compose("nihao")
    passage.compose("")
    assert passage.template == "全年{tax}。"
    assert passage.edits == []


@pytest.mark.parametrize(("caret", "after"), [(0, "你{team}"), (3, "{team}你")])
def test_composing_beside_a_chip_makes_plain_text(qtbot: QtBot, caret: int, after: str) -> None:
    passage = OpenPassage(qtbot, "{team}")
    passage.edit.set_caret(caret)
    passage.compose("ni")
    assert passage.template == "{team}"
    passage.edit.grab()
    passage.compose("", "你")
    assert passage.edits == [after]


def test_composing_over_a_selection_with_chips_takes_them_whole(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}成立{team}。")
    text = passage.edit.displayed_text()
    passage.select(1, text.index("成立") + 3)
    passage.compose("x")
    passage.compose("", "新")
    assert passage.edits == ["全新。"]


def test_cancelling_over_a_selection_reports_what_is_gone(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    passage.select(0, 2)
    passage.compose("x")
    passage.compose("")
    assert passage.template == "{tax}。"
    assert passage.edits == ["{tax}。"]


def test_leaving_while_composing_keeps_what_stands_there(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年。")
    other = QLineEdit()
    qtbot.addWidget(other)
    passage.edit.set_caret(2)
    passage.compose("nihao")
    passage.edit.clearFocus()
    assert passage.edits == ["全年nihao。"]
    assert not passage.edit.is_composing()


def test_flush_takes_the_commit_of_an_input_method_that_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    passage = OpenPassage(qtbot, "全年。")
    passage.edit.set_caret(2)
    passage.compose("ni'hao")

    class Answering:
        def commit(self) -> None:
            passage.compose("", "你好")

        def reset(self) -> None:
            raise AssertionError("nothing is left to forget")

    monkeypatch.setattr("desktop.passages.prose_box.QGuiApplication.inputMethod", lambda: Answering())
    passage.edit.flush()
    passage.edit.flush()
    assert passage.edits == ["全年你好。"]


def test_chips_wait_for_the_end_of_a_composition(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{team}好。")
    passage.caret_after("好")
    passage.compose("ni")
    passage.edit.set_chips({"team": ChipState("先锋突击队", "filled", "队名")})
    assert passage.edit.is_composing()
    assert "攻坚队" in passage.edit.displayed_text()
    passage.compose("", "你")
    assert passage.edit.displayed_text() == "全年先锋突击队好你。"
    assert passage.edits == ["全年{team}好你。"]
    assert passage.edit.displayed_text()[: passage.edit.caret()].endswith("你")


def test_pieces_set_by_undo_while_composing_win_and_keep_the_box_usable(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{team}。")
    passage.edit.set_caret(2)
    passage.compose("ni")
    passage.edit.set_pieces(pieces_of("去年{team}。"))
    assert passage.template == "去年{team}。"
    passage.compose("", "好")
    assert "好" in passage.template


def test_an_input_method_that_replaces_text_before_the_caret_spares_chips(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}ab")
    passage.edit.set_caret(5)
    passage.compose("", "阿爸", from_caret=-2, length=2)
    assert passage.template == "{team}阿爸"
    passage.edit.set_caret(4)
    passage.compose("", "好", from_caret=-3, length=3)
    assert passage.template.startswith("{team}")


def test_chips_are_painted_beside_what_is_being_composed(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}")
    for caret in (0, 3):
        passage.edit.set_caret(caret)
        passage.compose("nihao")
        tint = passage.theme.colour("tint")
        picture = passage.edit.grab().toImage()
        tinted = [x for x in range(picture.width()) if picture.pixelColor(x, 7) == tint]
        # The chip is three characters wide, and moves when text is composed before it.
        assert 40 <= tinted[-1] - tinted[0] <= 48
        assert (tinted[0] > 20) == (caret == 0)
        passage.compose("")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["compose", "commit", "cancel", "chips", "flush", "left", "right", "select", "delete"]
        ),
        st.text(st.sampled_from("niha你好𠮷😀，"), min_size=1, max_size=4),
    ),
    max_size=20,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(steps=STEPS)
def test_any_course_of_input_keeps_chips_whole_and_edits_true(
    theme: Theme, steps: list[tuple[str, str]]
) -> None:
    edit = PassageEdit("p", theme)
    edit.set_chips(CHIPS)
    edit.set_pieces(pieces_of("全年{tax}成立{team}{users}。"))
    told: list[str] = []
    edit.edited.connect(lambda pieces: told.append(template_of(pieces)))
    committed = 0
    for step, text in steps:
        match step:
            case "compose":
                QApplication.sendEvent(edit, QInputMethodEvent(text, []))
            case "commit":
                event = QInputMethodEvent()
                event.setCommitString(text)
                QApplication.sendEvent(edit, event)
                committed += 1
            case "cancel":
                QApplication.sendEvent(edit, QInputMethodEvent())
            case "chips":
                edit.set_chips({**CHIPS, "team": ChipState(text, "filled", "队")})
            case "flush":
                edit.flush()
            case _ if edit.is_composing():
                continue
            case "left" | "right":
                edit.set_caret(max(edit.caret() + (-1 if step == "left" else 1), 0))
            case "select":
                edit.set_caret(edit.caret(), max(edit.caret() - 3, 0))
            case _:
                edit.textCursor().removeSelectedText()
    edit.flush()
    shown = {ref: edit.chips.state_of(ref).shown for ref in ("tax", "team", "users")}
    assert all(run.text == shown[run.ref] for run in edit.chips.runs())
    if told:
        assert told[-1] == template_of(edit.pieces())
    else:
        assert template_of(edit.pieces()) == "全年{tax}成立{team}{users}。"


def test_digits_typed_after_a_commit_are_plain(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}")
    passage.edit.set_caret(3)
    passage.compose("", "共")
    passage.type("12")
    passage.press(Qt.Key.Key_Backspace)
    assert passage.template == "{team}共1"
