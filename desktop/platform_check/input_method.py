"""Which input method plug-in Qt is to load on Linux. Pure: the facts are given.

PySide6's Qt has plug-ins for ibus and compose only, and left to itself takes compose, which knows no Chinese
(docs/input-methods.md). fcitx5 speaks ibus, too, so where the desktop says fcitx the plug-in for ibus is the way in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.platform_check.item import Item

Wish = Literal["auto", "ibus", "compose", "leave"]

WISHES: Mapping[Wish, str] = {
    "auto": "自动",
    "ibus": "总是用 ibus 接法（fcitx5 也走这条）",
    "leave": "照系统的设置",
    "compose": "不接输入法",
}
TITLE = "输入法"
INPUT_SETTING = "platform_check/input_method"  # a Wish
SEEN_SETTING = "platform_check/seen"
# What Qt goes by, before what the other toolkits go by.
QT_LIST = "QT_IM_MODULES"
QT_ONE = "QT_IM_MODULE"
OTHERS = ("XMODIFIERS", "GTK_IM_MODULE")
VARIABLES = (QT_LIST, QT_ONE, *OTHERS)
FCITX4 = frozenset({"fcitx"})
FCITX5 = frozenset({"fcitx5"})
IBUS = frozenset({"ibus-daemon"})
DAEMONS = FCITX4 | FCITX5 | IBUS
USELESS = frozenset({"compose", "xim", "none", "simple"})  # load, and know no Chinese
TRY_IT = "在下面试一试：按 Ctrl+空格 切到中文，打“你好”。"
PASTE = "改好以前，可以先在 WPS 里打字，再粘贴过来。"


@dataclass(frozen=True, slots=True)
class InputFacts:
    """`environment` holds VARIABLES only; `running` names of DAEMONS; `plugins` the names that Qt can load."""

    system: str
    environment: Mapping[str, str]
    running: frozenset[str]
    plugins: frozenset[str]


@dataclass(frozen=True, slots=True)
class InputChoice:
    """`module` is what Qt is told to load; "" leaves it to Qt. `service` is what the user types with, "" unknown.
    `by_ourselves`: no plug-in of Qt reaches it, desktop.fcitx4 does."""

    module: str
    service: str
    by_ourselves: bool = False


def as_wish(text: str) -> Wish:
    """A setting that is not known means auto."""
    wishes: tuple[Wish, ...] = ("auto", "ibus", "leave", "compose")
    for wish in wishes:
        if wish == text:
            return wish
    return "auto"


def choose_input(facts: InputFacts, wish: Wish = "auto") -> InputChoice:
    """What to load. Names that Qt can load by itself are left alone."""
    service = _service(facts)
    if facts.system != "linux" or wish == "leave":
        return InputChoice("", service)
    if wish in ("ibus", "compose"):
        return InputChoice(wish, service)
    loads = next((name for name in _named(facts.environment) if name in facts.plugins), "")
    if loads and loads not in USELESS:
        return InputChoice("", service)
    if service == "fcitx":
        return InputChoice("", service, by_ourselves=True)
    if service and "ibus" in facts.plugins:
        return InputChoice("ibus", service)
    return InputChoice("", service)


def examine_input(facts: InputFacts, choice: InputChoice) -> Item:
    details = (
        *(f"{name}={facts.environment[name]}" for name in VARIABLES if name in facts.environment),
        f"正在运行：{'、'.join(sorted(facts.running)) or '没有'}",
        f"本程序能接：{'、'.join(sorted(facts.plugins)) or '没有'}",
        f"接法：{'自己接' if choice.by_ourselves else choice.module or '照系统'}",
    )
    if facts.system != "linux":
        return Item("input_method", TITLE, True, f"用系统的输入法。{TRY_IT}", (), details[-1:])
    line, advice = _state(facts, choice)
    return Item("input_method", TITLE, not advice, line, advice, details)


def _state(facts: InputFacts, choice: InputChoice) -> tuple[str, tuple[str, ...]]:
    loaded = choice.module or next((n for n in _named(facts.environment) if n in facts.plugins), "compose")
    if not facts.running & DAEMONS:
        return "没有找到正在运行的中文输入法。", (
            "从任务栏或开始菜单打开输入法，再重新打开本程序；没有装的，请信息中心装 fcitx5 和它的拼音。",
            PASTE,
        )
    if choice.by_ourselves:
        return f"fcitx 4 在运行，由本程序自己接上。{TRY_IT}", ()
    if loaded in USELESS or (choice.service == "fcitx" and loaded not in ("fcitx", "fcitx5")):
        return "输入法在运行，但本程序按现在的接法接不上它。", ("把接法改成“自动”，再重新打开程序。",)
    return f"{choice.service} 在运行，已接上。{TRY_IT}", ()


def _named(environment: Mapping[str, str]) -> list[str]:
    """As Qt reads them: the list first, and then only the list."""
    for variable in (QT_LIST, QT_ONE):
        names = [name for name in environment.get(variable, "").split(";") if name]
        if names:
            return names
    return []


def _service(facts: InputFacts) -> str:
    """What is running says more than what the environment says."""
    spoken = [*_named(facts.environment)]
    for variable in OTHERS:
        spoken.append(facts.environment.get(variable, "").removeprefix("@im="))
    wants_ibus = any(name == "ibus" for name in spoken)
    if facts.running & IBUS and (wants_ibus or not facts.running & (FCITX4 | FCITX5)):
        return "ibus"
    if facts.running & FCITX5:
        return "fcitx5"
    if facts.running & FCITX4:
        return "fcitx"
    if any(name.startswith("fcitx") for name in spoken):
        return "fcitx5"  # not started yet, or its process can't be seen
    return "ibus" if wants_ibus else ""
