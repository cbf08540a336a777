"""Pictures of the page 「检查这台电脑」: all well, with gaps, and after letters came instead of Chinese."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.platform_check.examination import Facts
from desktop.platform_check.input_method import InputFacts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.dialogs.prompts import Prompts
    from desktop.theme.theme import Theme

NOW = datetime(2026, 11, 24, 12, 31, tzinfo=timezone(timedelta(hours=8)))
PLUGINS = frozenset({"ibus", "compose", "xim"})
WELL = Facts(
    families=("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"),
    screen_px=(1440, 900),
    scale=1.0,
    input_method=InputFacts("linux", {"QT_IM_MODULE": "fcitx"}, frozenset({"fcitx5"}), PLUGINS),
    now=NOW,
    versions=("履责 1.0",),
)
GAPS = Facts(
    families=("FangSong", "KaiTi", "SimHei", "SimSun", "STZhongsong"),
    screen_px=(683, 384),
    scale=2.0,
    input_method=InputFacts("linux", {"QT_IM_MODULE": "fcitx"}, frozenset(), PLUGINS),
    now=NOW.replace(year=2000),
    versions=("履责 1.0",),
)


def take_check_pictures(
    folder: Path, app: "QApplication", theme: "Theme", size: tuple[int, int], prompts: "Prompts"
) -> None:
    """Each in a window of its own, over an empty folder."""
    for name, facts in (("well", WELL), ("gaps", GAPS), ("letters", WELL)):
        with TemporaryDirectory() as data:
            _take(folder / f"check_{name}.png", app, theme, size, prompts, facts, Path(data))


def _take(
    target: Path,
    app: "QApplication",
    theme: "Theme",
    size: tuple[int, int],
    prompts: "Prompts",
    facts: Facts,
    data: Path,
) -> None:
    from PySide6.QtTest import QTest

    from desktop.app import make_window

    window = make_window(
        app,
        folder=data,
        clock=lambda: NOW,
        theme=theme,
        prompts=prompts,
        open_url=lambda url: None,
        rescue_folder=data,
        platform_facts=lambda: facts,
    )
    window.resize(*size)
    window.show()
    window.activateWindow()
    window.show_platform_check(first=target.stem == "check_well")
    desk = window.check.desk
    if target.stem == "check_letters" and desk is not None and desk.page.input_row is not None:
        QTest.keyClicks(desk.page.input_row.box, "nihao")
    for _ in range(12):
        app.processEvents()
    window.grab().save(str(target))
    if desk is not None and desk.page.area.verticalScrollBar().maximum():
        desk.page.area.verticalScrollBar().setValue(desk.page.area.verticalScrollBar().maximum())
        app.processEvents()
        window.grab().save(str(target.with_name(f"{target.stem}_end.png")))
    window.close()
