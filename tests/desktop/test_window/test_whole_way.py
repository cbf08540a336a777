"""The whole way, as a clerk walks it: an empty report, every box filled in by keys, exported; and the same file as
the command line makes from the same answers."""

from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.passages.passage_edit import PassageEdit
from forms.definition.loader import load_example, load_form
from forms.manuscript.compose import compose
from forms.report.answers import Answers
from tests.desktop.test_window.stage import Stage


def _fill(stage: Stage, path: str, value: object) -> None:
    """One box, as hands fill it in: keys for figures, an input method for Chinese, choices by their list."""
    box = stage.go(path)
    if isinstance(box, QComboBox):
        index = next(i for i in range(box.count()) if box.itemData(i) == value)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(index - box.currentIndex()):
            QTest.keyClick(box, Qt.Key.Key_Down)
    elif isinstance(box, QCheckBox):
        if box.isChecked() is not value:
            QTest.keyClick(box, Qt.Key.Key_Space)
    elif isinstance(value, str):
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if value.isascii():
            QTest.keyClicks(box, value)
        else:
            stage.compose(box, value[:1])
            stage.write(box, value)
    stage.turn()


def test_every_box_filled_in_by_hand_gives_the_example_in_word(stage: Stage) -> None:
    example = load_example()
    form = load_form()
    stage.open_blank()
    for path, entry in form.inputs():
        if path in example and entry.value != "links" and path != "basic.report_kind":
            _fill(stage, path, example[path])
    section = form.section("grassroots")
    stage.bridge.edit({f"{section.id}.passages": example[f"{section.id}.passages"]})
    stage.act("export")
    (file,) = stage.out.glob("*.docx")
    answers = Answers(example)
    printed = [p.text.replace("\n", "") for p in Document(str(file)).paragraphs]
    assert printed == [p.text for p in compose(form, answers).paragraphs]


def test_a_week_of_work_and_a_change_of_mind(stage: Stage) -> None:
    """Typing into prose beside a chip, dropping a passage, taking it back, closing in the middle, going on."""
    stage.open_example()
    path = "party_and_business.brand.text"
    box = stage.go(path)
    assert isinstance(box, PassageEdit)
    before = box.displayed_text()
    box.set_caret(len(before))
    stage.compose(box, "ni")
    stage.write(box, "我看得清楚。")
    row = stage.desk.view.page("party_and_business").passages.row("brand")  # type: ignore[attr-defined]
    row.removal_chosen.emit()
    stage.turn()
    assert "party_and_business.passages" in stage.bridge.answers
    stage.act("undo")
    stage.kept()
    stage.again()
    stage.open(stage.window.start.shelf.store.reports()[0].id)
    box = stage.box(path)
    assert isinstance(box, PassageEdit)
    assert box.displayed_text() == before + "我看得清楚。"
    stage.act("export_draft")
    texts = [p.text for p in Document(str(next(iter(stage.out.glob("*.docx"))))).paragraphs]
    assert any("品牌凝心聚力。我看得清楚。一是" in text for text in texts)


def test_the_file_of_the_window_is_the_file_of_the_command_line(stage: Stage, tmp_path: Path) -> None:
    from forms.cli import main

    stage.open_example()
    stage.act("export")
    (file,) = stage.out.glob("*.docx")
    report, other = tmp_path / "r.lvze", tmp_path / "r.docx"
    assert main(["example", "-o", str(report)]) == 0
    assert main(["export", str(report), "-o", str(other)]) == 0
    assert file.read_bytes() == other.read_bytes()
