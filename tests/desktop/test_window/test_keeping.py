"""Keeping: every edit at once, said only when it is true; where one was; what happens when it cannot be kept."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit

from forms.store.errors import fault
from forms.store.lvze_file import read_lvze
from forms.store.store import Store
from tests.desktop.test_window.stage import Clock, Stage

ROOT = Path(__file__).resolve().parents[3]


def test_what_is_typed_is_kept_and_said(stage: Stage) -> None:
    report = stage.open_example().report.id
    stage.window.top_bar.saved.failed()  # so that only the keeper can say it
    stage.write(stage.go("basic.county_name"), "山")
    stage.until(lambda: stage.window.top_bar.saved.words.startswith("已保存 "))
    assert stage.stored(report)["basic.county_name"] == stage.bridge.answers["basic.county_name"]


def test_nothing_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    program = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from desktop.app import make_application, make_window
app = make_application()
window = make_window(app, folder=Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
window.show()
window.open_report(window.start.shelf.create(2026, "first_responsible"))
window.desk.view.go_path("basic.county_name")
event = QInputMethodEvent()
event.setCommitString("云溪县")
app.sendEvent(window.findChild(QWidget, "basic.county_name"), event)
while not window.top_bar.saved.words or window.desk.report.keeper.waiting():
    app.processEvents()
print("kept", flush=True)
time.sleep(60)
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait(10)
    process.stdout.close()
    store = Store.open(tmp_path, clock=Clock())
    row = store.reports()[0]
    assert store.load(row.id).answers.text("basic.county_name") == "云溪县"
    store.close()


def test_closing_and_opening_again_brings_back_tab_box_and_caret(stage: Stage) -> None:
    report = stage.open_example().report.id
    box = stage.go("basic.secretary_title")
    assert isinstance(box, QLineEdit)
    box.setCursorPosition(3)
    stage.again()
    stage.open(report)
    assert stage.desk.view.current == "basic"
    assert stage.focused() == "basic.secretary_title"
    box = stage.box("basic.secretary_title")
    assert isinstance(box, QLineEdit) and box.cursorPosition() == 3


def test_the_caret_of_a_passage_comes_back_too(stage: Stage) -> None:
    report = stage.open_example().report.id
    box = stage.go("problem_2.detail.text")
    assert isinstance(box, QTextEdit)
    cursor = box.textCursor()
    cursor.setPosition(7)
    box.setTextCursor(cursor)
    stage.act("start")
    stage.open(report)
    box = stage.box("problem_2.detail.text")
    assert isinstance(box, QTextEdit)
    assert (stage.focused(), box.textCursor().position()) == ("problem_2.detail.text", 7)


def test_a_kept_place_that_is_gone_leads_to_the_first_tab(stage: Stage) -> None:
    from forms.store.rows import Place

    report = stage.example()
    stage.window.start.shelf.store.keep_place(report, Place("no_such_tab", "no.such.path", 5, 100))
    assert stage.open(report).view.current == "basic"


def test_words_being_composed_are_kept_on_closing(stage: Stage) -> None:
    report = stage.open_blank().report.id
    stage.compose(stage.go("basic.city_name"), "江澜市")
    stage.window.close()
    assert stage.stored(report)["basic.city_name"] == "江澜市"
    assert stage.prompts.asked == [], "closing never asks"


def test_words_being_composed_in_a_passage_are_kept_on_changing_the_tab(stage: Stage) -> None:
    stage.open_example()
    stage.compose(stage.go("opening.opening.text"), "今年")
    stage.act("next_tab")
    assert str(stage.bridge.answers["opening.opening.text"]).count("今年") == 1


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Keeping fails until the patch is undone."""

    def refuse(*_args: object) -> None:
        raise fault("disk_full")

    monkeypatch.setattr(Store, "keep", refuse)
    monkeypatch.setattr("desktop.keeper.RETRY_S", 0.05)
    return monkeypatch


def test_failing_to_keep_is_said_at_once_and_until_it_is_over(
    stage: Stage, full_disk: pytest.MonkeyPatch
) -> None:
    report = stage.open_blank().report.id
    stage.write(stage.go("basic.county_name"), "云溪县")
    stage.until(lambda: "磁盘已满" in stage.window.keep_banner.line)
    assert stage.window.top_bar.saved.words == "还没有存上"
    stage.press("action:save_as")
    saved = next(stage.out.glob("*.lvze"))
    assert read_lvze(saved).answers.text("basic.county_name") == "云溪县"
    assert str(saved) in stage.window.notice.line
    assert stage.window.keep_banner.isVisible(), "a copy elsewhere does not end the trouble"
    full_disk.undo()
    stage.until(lambda: not stage.window.keep_banner.isVisible())
    assert stage.window.top_bar.saved.words.startswith("已保存 ")
    stage.kept()
    assert stage.stored(report)["basic.county_name"] == "云溪县"


def test_what_could_not_be_kept_is_rescued_on_closing(stage: Stage, full_disk: pytest.MonkeyPatch) -> None:
    stage.open_blank()
    stage.write(stage.go("basic.county_name"), "云溪县")
    stage.until(lambda: bool(stage.window.keep_banner.line))
    stage.window.close()
    (rescued,) = stage.out.glob("*.lvze")
    assert read_lvze(rescued).answers.text("basic.county_name") == "云溪县"
    assert stage.prompts.asked == []


def test_leaving_a_report_that_cannot_be_kept_rescues_it(stage: Stage, full_disk: pytest.MonkeyPatch) -> None:
    stage.open_blank()
    stage.write(stage.go("basic.county_name"), "云溪县")
    stage.until(lambda: bool(stage.window.keep_banner.line))
    report = stage.desk.report.id
    stage.act("start")
    stage.open(report)
    assert stage.bridge.answers.text("basic.county_name") == "云溪县", "the store does not know it yet"
    stage.act("start")
    stage.window.close()
    (rescued,) = stage.out.glob("*.lvze")
    assert read_lvze(rescued).answers.text("basic.county_name") == "云溪县"


def test_the_window_is_where_it_was(stage: Stage) -> None:
    stage.window.resize(780, 560)  # the screen without a screen is a small one
    stage.turn()
    size = stage.window.size()
    stage.window.close()
    from desktop.app import make_window

    again = make_window(stage.app, folder=stage.data, clock=stage.clock, prompts=stage.prompts)
    assert again.size() == size
    stage.window = again


def test_saving_elsewhere_called_off_is_no_news(stage: Stage) -> None:
    stage.open_example()
    stage.prompts.called_off = True
    stage.act("save_as")
    assert not stage.window.notice.isVisible()


def test_saving_elsewhere_asks_before_it_overwrites(stage: Stage) -> None:
    stage.open_example()
    stage.prompts.path = stage.out / "留底"
    stage.act("save_as")
    first = (stage.out / "留底.lvze").read_bytes()
    stage.bridge.edit({"basic.county_name": "山阳县"})
    stage.prompts.sure = False
    stage.act("save_as")
    assert (stage.out / "留底.lvze").read_bytes() == first
    stage.prompts.sure = True
    stage.act("save_as")
    assert (stage.out / "留底.lvze").read_bytes() != first
