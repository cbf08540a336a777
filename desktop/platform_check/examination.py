"""The whole examination of this PC, and its text for the IT office."""

import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.platform_check.fonts import FontRow, FontScheme, examine_fonts, font_rows
from desktop.platform_check.input_facts import gather_input_facts
from desktop.platform_check.input_method import InputFacts, Wish, choose_input, examine_input
from desktop.platform_check.item import Item, summary_line
from desktop.platform_check.places import examine_clock, examine_folder, examine_network, examine_screen


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked of the system; pictures and tests bring their own."""

    families: tuple[str, ...]
    screen_px: tuple[int, int]
    scale: float
    input_method: InputFacts
    now: datetime
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    items: tuple[Item, ...]
    fonts: tuple[FontRow, ...]
    at: datetime
    versions: tuple[str, ...]

    def item(self, topic: str) -> Item:
        return next(item for item in self.items if item.topic == topic)


def examine(
    facts: Facts, folder: Path, scheme: FontScheme, alternates: dict[str, str], wish: Wish = "auto"
) -> Examination:
    rows = font_rows(scheme, alternates, facts.families)
    items = (
        examine_input(facts.input_method, choose_input(facts.input_method, wish)),
        examine_fonts(rows),
        examine_folder(folder),
        examine_screen(*facts.screen_px, facts.scale),
        examine_clock(facts.now),
        examine_network(),
    )
    return Examination(items, rows, facts.now, facts.versions)


def gather_facts(clock: Callable[[], datetime], version: Callable[[], str]) -> Facts:
    """Needs the QApplication."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return Facts(
        families=tuple(QFontDatabase.families()),
        screen_px=(size.width(), size.height()),
        scale=screen.devicePixelRatio(),
        input_method=gather_input_facts(),
        now=clock().astimezone(),
        versions=(
            f"履责 {version()}",
            f"系统 {platform.platform()}",
            f"Python {platform.python_version()}，Qt {qVersion()}，窗口 {QGuiApplication.platformName()}",
            f"文件名编码 {sys.getfilesystemencoding()}",
        ),
    )


def office_text(examination: Examination, tried: str) -> str:
    """For the IT office: plain lines, nothing of any report. `tried` is what came of the box for trying."""
    at = examination.at
    lines: list[str] = [
        f"履责：这台电脑的检查结果　{at.year}年{at.month}月{at.day}日 {at.hour:02}:{at.minute:02}",
        summary_line(examination.items),
        *examination.versions,
        "",
    ]
    for item in examination.items:
        lines.append(f"【{item.title}】{'没有问题' if item.good else '要看一看'}")
        lines += _indented((item.line, *item.advice, *item.details))
        if item.topic == "input_method":
            lines += _indented((f"试打：{tried}",))
        lines.append("")
    return "\n".join(lines)


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
