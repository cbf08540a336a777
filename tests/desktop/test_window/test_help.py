"""F1: the pages of the help, and that they speak of the program as it is."""

import re

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from desktop.actions import DEEDS
from desktop.pages.help_page import help_pages
from tests.desktop.test_window.stage import Stage

TITLES = (
    *("怎么填", "数字怎么填", "改文字和数据块", "检查和保留", "从上一年开始", "导出与草稿", "版本和撤销"),
    *("资料存在哪里", "快捷键", "本程序从不做什么"),
)


def _help(stage: Stage) -> QWidget:
    stage.act("help")
    window = stage.window.findChild(QWidget, "help")
    assert isinstance(window, QWidget) and window.isVisible()
    return window


def test_the_pages_are_all_there() -> None:
    pages = help_pages()
    assert tuple(pages) == TITLES
    assert all(len(text) > 100 for text in pages.values())


def test_a_page_is_read_and_the_window_closed(stage: Stage) -> None:
    window = _help(stage)
    text, pages = window.findChild(QTextBrowser), window.findChild(QListWidget)
    assert isinstance(text, QTextBrowser) and isinstance(pages, QListWidget)
    assert "怎么填" in text.toPlainText()
    pages.setCurrentRow(len(TITLES) - 1)
    assert "不联网" in text.toPlainText()
    window.close()


def test_the_pc_is_examined_from_there(stage: Stage) -> None:
    window = _help(stage)
    button = window.findChild(QWidget, "action:platform_check")
    assert button is not None
    button.click()  # type: ignore[attr-defined]  # found by its name
    stage.turn()
    assert stage.window.check.desk is not None


def test_every_key_is_in_the_help_and_no_other() -> None:
    told = help_pages()["快捷键"].replace("→", "Right").replace("←", "Left").replace("回车", "Return")
    keys = {key for deed in DEEDS for key in deed.keys}
    named = set(re.findall(r"(?:Ctrl|Alt|Shift)(?:\+\w+)+|F\d+", told))
    assert not named - keys - {"Shift+Tab"}
    # The keypad's Enter, a second key for redo and the figures between the first and the last are left out.
    assert keys - named <= {"Alt+Enter", "Ctrl+Shift+Z"} | {f"Alt+{n}" for n in range(2, 9)}
    assert all(not QKeySequence(key).isEmpty() for key in named)


def test_what_the_help_quotes_is_said_in_the_window(stage: Stage) -> None:
    """Names of buttons in the text are those on the buttons."""
    words = {action.text() for action in stage.window.actions()}
    for quoted in ("导出正式稿", "导出草稿", "自检报告", "检查这台电脑", "另存到…"):
        assert quoted in words
        assert any(quoted in text for text in help_pages().values())
