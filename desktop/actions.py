"""What can be done by key from anywhere in the window."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget


@dataclass(frozen=True, slots=True)
class Deed:
    """`name` follows "action:"; `report` ones need an open report."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    report: bool = True


DEEDS = (
    Deed("undo", "撤销", ("Ctrl+Z",)),
    Deed("redo", "重做", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Deed("check", "检查", ("F7",)),
    Deed("export", "导出正式稿"),
    Deed("export_draft", "导出草稿"),
    Deed("figures_table", "数据核对表"),
    Deed("rectification_table", "问题整改清单"),
    Deed("self_check", "自检报告"),
    Deed("next_finding", "下一处", ("F8",)),
    Deed("previous_finding", "上一处", ("Shift+F8",)),
    Deed("ways_out", "怎么改", ("Alt+Return", "Alt+Enter")),
    Deed("next_tab", "下一栏", ("Alt+Right", "Ctrl+Tab")),
    Deed("previous_tab", "上一栏", ("Alt+Left", "Ctrl+Shift+Tab")),
    *(Deed(f"tab_{n}", f"第{n}栏", (f"Alt+{n}",)) for n in range(1, 10)),
    Deed("start", "报告列表"),
    Deed("save_as", "另存到…", ("Ctrl+Shift+S",)),
    Deed("history", "版本"),
    Deed("help", "帮助", ("F1",), report=False),
    Deed("platform_check", "检查这台电脑", report=False),
)


def make_actions(window: QWidget) -> Mapping[str, QAction]:
    """Every deed as a QAction of the window, by its name."""
    made: dict[str, QAction] = {}
    for deed in DEEDS:
        action = QAction(deed.words, window)
        action.setObjectName(f"action:{deed.name}")
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        window.addAction(action)
        made[deed.name] = action
    return made


def enable_report_actions(actions: Mapping[str, QAction], *, on: bool) -> None:
    for deed in DEEDS:
        if deed.report:
            actions[deed.name].setEnabled(on)


def bind(button: QAbstractButton, action: QAction, tip: str = "") -> None:
    """The button does what the action does, carries its name and its state, and shows the key in its tooltip."""
    button.setObjectName(action.objectName())
    button.clicked.connect(action.trigger)

    def follow() -> None:
        with QSignalBlocker(action):
            button.setEnabled(action.isEnabled())
        words = tip or action.toolTip()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words}　{keys}".strip())
        if not button.text():
            button.setAccessibleName(words)

    action.changed.connect(follow)
    follow()
