"""A picture of every tab and window state, for people to look at: `python -m build_scripts.shots DIR`.

Each set runs in a process of its own, since the scale of the screen is fixed when Qt starts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from build_scripts.shots_past import PastPictures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.report_desk import ReportDesk
    from desktop.theme.theme import Theme

NOW = datetime(2026, 11, 24, 4, 31, tzinfo=UTC)
PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Picture:
    """One set of pictures: the size of the window, the scale of the screen, and whether all tabs are wanted."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    scale: str = "1"
    every_tab: bool = False


SETS = (
    Picture("light", 1440, 900, every_tab=True),
    Picture("dark", 1440, 900, scheme="dark", every_tab=True),
    Picture("small", 1024, 768, every_tab=True),
    Picture("wide", 1920, 1080),
    Picture("scale2", 1280, 800, scale="2"),
    Picture("scale2_dark", 1024, 768, scheme="dark", scale="2"),
)
SOME_TABS = ("basic", "party_and_business", "problem_1", "review")


def main(args: list[str]) -> int:
    if len(args) == 2 and args[1] in (picture.name for picture in SETS):
        return shoot(Path(args[0]), next(picture for picture in SETS if picture.name == args[1]))
    if len(args) != 1:
        print("用法: python -m build_scripts.shots 目录 [组]", file=sys.stderr)
        return 2
    folder = Path(args[0]).absolute()
    codes = [_start(folder, picture) for picture in SETS]
    print(f"截图在 {folder}，共 {len(list(folder.glob('*/*.png')))} 张")
    return max(codes)


def _start(folder: Path, picture: Picture) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": picture.scale}
    command = [sys.executable, "-m", "build_scripts.shots", str(folder), picture.name]
    return subprocess.call(command, env=environment, cwd=Path(__file__).resolve().parent.parent)


def shoot(folder: Path, picture: Picture) -> int:
    """All pictures of one set, in this process."""
    from build_scripts.check_pictures import take_check_pictures
    from desktop.app import make_application, make_window
    from desktop.theme.theme import Theme

    app = make_application()
    theme = Theme(app, scheme=picture.scheme)
    with TemporaryDirectory() as data:
        window = make_window(
            app,
            folder=Path(data),
            clock=lambda: NOW,
            theme=theme,
            prompts=Silent(Path(data)),
            open_url=lambda url: None,
            rescue_folder=Path(data),
        )
        window.resize(picture.width, picture.height)
        window.show()
        window.activateWindow()
        Album(folder / picture.name, app, window, theme).fill(picture)
        window.close()
        take_check_pictures(
            folder / picture.name, app, theme, (picture.width, picture.height), Silent(Path(data))
        )
    return 0


class Silent:
    """Answers every question as a picture needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return self._folder / suggested.name

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return None

    def confirm(self, question: str, detail: str, do: str) -> bool:
        return True

    def text(self, title: str, label: str, value: str) -> str | None:
        return "上级通知原文如此"


class Album:
    """Puts the window into each state and keeps a picture of it."""

    def __init__(self, folder: Path, app: "QApplication", window: "MainWindow", theme: "Theme") -> None:
        self._folder = folder
        self._app = app
        self._window = window
        self._theme = theme
        folder.mkdir(parents=True, exist_ok=True)

    def fill(self, picture: Picture) -> None:
        self.take("start_empty")
        example = self._reports()
        self._window.start.fill()
        self._window.start.fill_now()
        self.take("start")
        self._example(example, picture)
        self._blank()
        past = PastPictures(self._window, self.take)
        past.last_year()
        past.history()
        past.read_only()
        past.files()
        past.years()
        self._keeping_fails()

    def _reports(self) -> int:
        """The list as it looks after some years; the id of the example."""
        from forms.definition.loader import load_example

        shelf = self._window.start.shelf
        kind = "履行第一责任人责任情况报告"
        answers = dict(load_example())
        for year, days, name in ((2024, 690, kind), (2025, 330, kind), (2025, 329, "抓基层党建工作述职报告")):
            shelf.store.create(
                "first_responsible",
                year,
                name,
                answers | {"basic.report_year": str(year)},
                NOW - timedelta(days=days),
            )
        gone = shelf.store.create("first_responsible", 2025, "试填", {}, NOW)
        shelf.store.bin(gone, NOW)
        started = {path: value for path, value in answers.items() if path.startswith("basic.")}
        shelf.store.create("first_responsible", 2026, "述责述廉报告", started, NOW - timedelta(days=4))
        return shelf.store.create("first_responsible", 2026, kind, answers, NOW)

    def _example(self, report_id: int, picture: Picture) -> None:
        self._window.open_report(report_id)
        desk = self._window.desk
        assert desk is not None
        view, bridge = desk.view, desk.report.bridge
        for at, section in enumerate(bridge.form.sections):
            if picture.every_tab or section.id in SOME_TABS:
                view.go_section(section.id)
                self.take(f"tab_{at:02}_{section.id}")
        self._until(lambda: bool(self._window.top_bar.saved.words))
        # What a clerk meets on the way: a slip in the figures, something not filled in, too long a text.
        bridge.edit(
            {
                "party_and_business.relief.total": "1.26",
                "party_and_business.relief_households": None,
                "grassroots.integrity_acts.pledges": "91",
                "rectification.issues_rectified": "9",
                "measure_3.heading": "守正创新激发组织生活的活力和动力",
            }
        )
        desk.check()
        view.strip.set_open(False)
        view.go_path("party_and_business.tax_relief.text")
        self.take("focus_passage")
        view.go_path("party_and_business.relief.total")
        self.take("focus_figure")
        desk.check()
        desk.walk(1)
        self.take("findings_open")
        view.strip.set_open(False)
        view.go_section("review")
        self.take("review_errors")
        desk.export(draft=False)
        self.take("export_refused")
        desk.export(draft=True)
        self.take("exported")
        desk.self_check()
        self.take("self_checked")
        self._findings(desk)

    def _findings(self, desk: "ReportDesk") -> None:
        """Slips of the pen, and what a clerk does about them."""
        view, bridge = desk.view, desk.report.bridge
        bridge.edit(
            {
                "party_and_business.tax_relief.text": "“{brand_youth}”助力税务蓝，布署税费支持政策。"
                "截止12月底，全年{relief}，布署到人，{relief_households}纳税人缴费人享受到政策红利。",
                "rule_of_law.heading": "坚持依法治税，，推进法制税务建设",
                "basic.unit_short": "云溪县税务局局",
                "problem_1.example": "布署工作多，截止9月仅调研2次",
                "measure_3.covers": [],
            }
        )
        desk.check()
        view.go_path("party_and_business.tax_relief.text")
        desk.walk(1)
        self.take("findings_grouped")
        warnings = [finding for finding in view.strip.findings if finding.severity == "warning"]
        if warnings:
            desk.ways.keep(warnings[0])
            desk.ways.switch_off(warnings[-1].rule)
        self._press("severity:hint")
        self.take("findings_filtered")
        self._press("action:kept")
        self.take("findings_kept")
        self._press("action:kept")
        view.strip.set_open(False)
        desk.walk(1)
        self.take("findings_closed_walk")
        desk.offer_ways_out()
        self.take("ways_out", menu=True)
        for section_id in ("rule_of_law", "problem_1", "basic"):
            view.go_section(section_id)
            self.take(f"marks_{section_id}")
        view.go_section("review")
        self.take("review_gaps")
        page = view.page("review")
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
        self.take("review_end")

    def _press(self, name: str) -> None:
        from PySide6.QtWidgets import QAbstractButton

        for button in self._window.findChildren(QAbstractButton, name):
            if button.isVisible():
                button.click()

    def _blank(self) -> None:
        shelf = self._window.start.shelf
        self._window.open_report(shelf.create(2026, "first_responsible"))
        desk = self._window.desk
        assert desk is not None
        for section_id in ("basic", "party_and_business", "causes", "problem_1"):
            desk.view.go_section(section_id)
            self.take(f"blank_{section_id}")
        desk.check()
        self.take("blank_checked")

    def _keeping_fails(self) -> None:
        from forms.store.errors import MESSAGES

        self._window.keep_banner.show_line(MESSAGES["disk_full"])
        self._window.top_bar.saved.failed()
        self.take("keeping_fails")

    def take(self, name: str, *, menu: bool = False) -> None:
        self._until(lambda: self._app.focusWidget() is not None)
        for _ in range(12):  # layouts settle in a few turns: chips, heights, scroll bars
            self._app.processEvents()
        picture = self._window.grab()
        if menu and (opened := self._app.activePopupWidget()) is not None:
            from PySide6.QtGui import QPainter

            painter = QPainter(picture)
            painter.drawPixmap(opened.pos() - self._window.pos(), opened.grab())
            painter.end()
            opened.close()
        picture.save(str(self._folder / f"{name}.png"))

    def _until(self, done: Callable[[], bool]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not done() and time.monotonic() < give_up:
            self._app.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
