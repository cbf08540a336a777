"""Rule packs of a superior office: dropped into the data folder, used by the window, and told when broken."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.definition.wording import PACKS_FOLDER
from tests.desktop.test_window.stage import Stage

PACK = """
[pack]
id = "office"
name = "市局规则"
version = "1"

[[rule]]
id = "OF01"
severity = "warning"
group = "terms"
what = "本市不用的提法"
pattern = '''凝心聚力'''
message = "“{0}”本市改用“同心同力”"
wrong = ["品牌凝心聚力。", "全局凝心聚力。", "凝心聚力抓落实。"]
right = ["品牌同心同力。", "全局同心同力。", "同心同力抓落实。"]
"""


def _drop(stage: Stage, text: str) -> None:
    folder = stage.data / PACKS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "市局.toml").write_text(text, encoding="utf-8")


def test_an_offices_own_rule_finds_in_the_window(stage: Stage) -> None:
    _drop(stage, PACK)
    stage.open_example()
    stage.act("check")
    stage.until(lambda: any(f.rule == "OF01" for f in stage.bridge.shown_findings()))


def test_a_broken_pack_is_told_and_the_rest_goes_on(stage: Stage, qtbot: QtBot) -> None:
    _drop(stage, PACK.replace("凝心聚力'''", "凝心聚力('''"))
    stage.open_example()
    box = stage.go("rectification.issues_rectified")
    qtbot.keyClick(box, Qt.Key.Key_End)
    qtbot.keyClicks(box, "9")
    stage.until(lambda: any(f.rule == "C11" for f in stage.bridge.shown_findings()))
    stage.until(lambda: "市局.toml" in stage.window.notice.line)
