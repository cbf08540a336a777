"""Copying gives plain text to everyone and chips to passages; pasting takes plain text from everyone."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.passages.passage_edit import PassageEdit
from desktop.passages.passage_mime import MIME, read_mime, write_mime
from desktop.passages.pieces import Literal, joined
from desktop.theme.theme import Theme
from forms.report.pasted import clean_pasted
from tests.desktop.passages import CHIPS, OpenPassage, pieces_of, template_of


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def test_copy_reads_as_plain_text_everywhere(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}，{users}户。\n{visits}第二段")
    passage.press(Qt.Key.Key_A, ctrl=True)
    passage.press(Qt.Key.Key_C, ctrl=True)
    assert QApplication.clipboard().text() == "全年累计完成86412.37万元，____户。\n第二段"
    assert not QApplication.clipboard().mimeData().hasHtml()


def test_chips_stay_chips_from_passage_to_passage(qtbot: QtBot) -> None:
    source, target = OpenPassage(qtbot, "全年{tax}，{users}户。"), OpenPassage(qtbot, "其中。")
    source.press(Qt.Key.Key_A, ctrl=True)
    source.press(Qt.Key.Key_X, ctrl=True)
    assert source.edits == [""]
    target.edit.set_caret(2)
    target.press(Qt.Key.Key_V, ctrl=True)
    assert target.edits == ["其中全年{tax}，{users}户。。"]


def test_a_chip_that_a_report_does_not_know_arrives_as_its_words(qtbot: QtBot) -> None:
    source = OpenPassage(qtbot, "全年{tax}。")
    target = OpenPassage(qtbot, "", {"team": CHIPS["team"]})
    source.press(Qt.Key.Key_A, ctrl=True)
    source.press(Qt.Key.Key_C, ctrl=True)
    target.press(Qt.Key.Key_V, ctrl=True)
    assert target.edits == ["全年累计完成86412.37万元。"]


def test_pasting_over_a_chip_and_beside_one_is_plain_text(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}{tax}")
    QApplication.clipboard().setText("Word 文字\r\n")
    passage.edit.choose(passage.edit.chips.runs()[1])
    passage.press(Qt.Key.Key_V, ctrl=True)
    passage.type("x")
    assert passage.template == "{team}Word 文字x"


def test_a_table_with_formats_becomes_words(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "")
    mime = QMimeData()
    mime.setHtml("<table><tr><td><b>税收</b></td><td style='color:red'>86412.37</td></tr></table>")
    mime.setText("税收\t86412.37\r\n")
    passage.edit.insertFromMimeData(mime)
    assert passage.template == "税收 86412.37"


def test_a_web_page_without_plain_text_is_read_from_its_html(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "")
    mime = QMimeData()
    mime.setHtml("<p>第一段&nbsp;文字</p><p>第二<b>段</b></p>")
    passage.edit.insertFromMimeData(mime)
    assert passage.template == "第一段 文字\n第二段"


def test_a_clipboard_written_by_someone_else_under_our_name_is_refused(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "原文")
    for raw in (b"\xff\x00", b"{}", b"[1]", b'[{"blank": "tax"}]', b"null"):
        mime = QMimeData()
        mime.setData(MIME, QByteArray(raw))
        passage.edit.insertFromMimeData(mime)
    assert passage.template in ("原文", "{tax}原文")


def test_copying_many_times_is_safe(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "全年{tax}。")
    for _ in range(200):
        passage.press(Qt.Key.Key_A, ctrl=True)
        passage.press(Qt.Key.Key_C, ctrl=True)
    gc.collect()
    assert QApplication.clipboard().text().startswith("全年")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    text=st.text(max_size=60),
    template=st.sampled_from(["", "全年{tax}。", "{team}{tax}", "𠮷{users}\n𠮷"]),
    at=st.integers(0, 30),
)
def test_anything_can_be_pasted_anywhere(theme: Theme, text: str, template: str, at: int) -> None:
    edit = PassageEdit("p", theme)
    edit.set_chips(CHIPS)
    edit.set_pieces(pieces_of(template))
    edit.set_caret(min(at, len(edit.displayed_text())))
    before = [piece for piece in edit.pieces() if not isinstance(piece, Literal)]
    mime = QMimeData()
    mime.setText(text)
    length = len(edit.displayed_text())
    edit.insertFromMimeData(mime)
    assert [piece for piece in edit.pieces() if not isinstance(piece, Literal)] == before
    arrived = clean_pasted(text.replace("\x00", ""))
    assert len(edit.displayed_text()) == length + len(arrived)
    assert arrived in "".join(piece.text if isinstance(piece, Literal) else "\x00" for piece in edit.pieces())


@given(
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
            st.sampled_from(pieces_of("{tax}{users}")),
        )
    )
)
def test_our_own_clipboard_carries_any_pieces(pieces: list) -> None:
    mime = write_mime(joined(pieces), lambda ref: CHIPS[ref])
    assert template_of(read_mime(mime, lambda _: True)) == template_of(joined(pieces))


def test_the_middle_button_pastes_beside_a_chip_not_into_it(qtbot: QtBot) -> None:
    passage = OpenPassage(qtbot, "{team}")
    # As Qt does it: the caret is placed in silence, then the text comes.
    passage.edit.blockSignals(True)
    passage.edit.select(1, 1)
    passage.edit.blockSignals(False)
    mime = QMimeData()
    mime.setText("文字")
    passage.edit.insertFromMimeData(mime)
    assert passage.template in ("文字{team}", "{team}文字")
