"""Where every object of the window is made and handed on."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication

from desktop.carrying import Carrier
from desktop.crash.crash_watch import CrashWatch
from desktop.crash.words import told_afterwards, told_at_start
from desktop.dialogs.prompts import Prompts, WindowPrompts, tell_of_start
from desktop.exporting import Exporter, documents_folder
from desktop.first_paint import FirstPaint
from desktop.garbage import Collector
from desktop.history.history_desk import HistoryDesk
from desktop.holding import Holding
from desktop.keeper import Keeper
from desktop.main_window import MainWindow
from desktop.pages.start_desk import StartDesk
from desktop.platform_check.input_facts import gather_input_facts, told_to_qt
from desktop.platform_check.input_method import INPUT_SETTING, SEEN_SETTING, Wish, as_wish, choose_input
from desktop.settings import Settings
from desktop.shelf import Shelf
from desktop.single_instance import SingleInstance
from desktop.theme.icons import draw_pixmap, svg_source
from desktop.theme.theme import Theme
from desktop.theme.tokens import load_tokens

if TYPE_CHECKING:
    from desktop.platform_check.check_desk import CheckDesk
    from desktop.platform_check.examination import Facts

ICON_PX = (16, 24, 32, 48, 64, 128, 256)
MODAL_NAP_MS = 300


def run_window(data_folder: Path | None, report: Path | None) -> int:
    """Opens the window and stays until it is closed; the exit code."""
    from forms.store.folder import default_data_folder

    folder = (data_folder or default_data_folder()).absolute()
    instance = SingleInstance(folder)
    if not instance.claim() and instance.hand_over(report):
        return 0
    watch = CrashWatch(folder, now, version)
    left = watch.install()
    try:
        return _run_app(folder, report, instance, watch, left)
    except Exception as error:  # no window to tell it in
        path = watch.note(error, error.__traceback__)
        tell_of_start(told_at_start(path))
        return 1
    finally:
        instance.close()
        watch.close()


def _run_app(
    folder: Path, report: Path | None, instance: SingleInstance, watch: CrashWatch, left: Path | None
) -> int:
    settings = Settings(folder)
    app = make_application(sys.argv[:1], as_wish(settings.text_at(INPUT_SETTING)))
    window = make_window(app, folder=folder, clock=now)
    if report is None and not settings.text_at(SEEN_SETTING) and "LVZE_STOPWATCH" not in os.environ:
        window.show_platform_check(first=True)
    watch.crashed.connect(window.tell_of_crash)
    instance.asked.connect(lambda asked: come_forward(window, asked))
    seen = FirstPaint(window)
    if (stopwatch := os.environ.get("LVZE_STOPWATCH")) is not None:  # the bench
        from desktop.stopwatch import Stopwatch

        seen.then(Stopwatch(window, Path(stopwatch), report=report is not None).painted)
    window.show()
    if report is not None:
        seen.then(lambda: window.open_file(report))
    seen.then(instance.listen)
    if left is not None:
        seen.then(lambda: window.notice.show_line(told_afterwards(left)))
    return app.exec()


def come_forward(window: MainWindow, report: Path | None) -> None:
    """A second start: this window steps in front of the others and opens the report that the start was given."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where the system does not let it step forward, it blinks in the task bar
    if report is None:
        return
    if QApplication.activeModalWidget() is not None:  # a question is open: the report waits for its answer
        QTimer.singleShot(MODAL_NAP_MS, lambda: come_forward(window, report))
        return
    window.open_file(report)


def make_application(arguments: Sequence[str] = ("lvze",), input_wish: Wish = "auto") -> QApplication:
    """The QApplication, speaking Chinese in its own dialogs and menus too, and with an input method to type it."""
    choice = choose_input(gather_input_facts(), input_wish)
    with told_to_qt(choice):
        app = QApplication(list(arguments))
    if choice.by_ourselves:
        from desktop.fcitx4.key_filter import connect_fcitx4

        connect_fcitx4(app)
    prepare_application(app)
    return app


def prepare_application(app: QApplication) -> None:
    """Name, language and icon; for tests, which bring their own application."""
    Collector.of(app)
    app.setApplicationName("lvze")
    app.setApplicationDisplayName("履责")
    app.setDesktopFileName("lvze")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.setWindowIcon(window_icon())


def make_window(
    app: QApplication,
    *,
    folder: Path,
    clock: Callable[[], datetime],
    prompts: Prompts | None = None,
    theme: Theme | None = None,
    open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    rescue_folder: Path | None = None,
    platform_facts: "Callable[[], Facts] | None" = None,
) -> MainWindow:
    """A window over the reports in `folder`. Tests and pictures hand in their own clock, prompts and theme."""
    theme = theme or Theme(app)
    shelf = Shelf(folder, clock)
    settings = Settings(folder)
    asked = prompts or WindowPrompts()

    def make_check(first: bool) -> "CheckDesk":
        from desktop.platform_check.check_desk import CheckDesk  # seldom wanted
        from desktop.platform_check.examination import gather_facts

        facts = platform_facts or (lambda: gather_facts(clock, version))
        return CheckDesk(
            theme, folder, settings, asked, facts, rescue_folder or documents_folder(), first=first
        )

    window = MainWindow(
        theme=theme,
        shelf=shelf,
        keeper=Keeper(folder, clock),
        desk=StartDesk(theme, shelf, asked, version),
        carrier=Carrier(shelf, asked, settings, rescue_folder or documents_folder()),
        exporter=Exporter(asked, settings, version),
        settings=settings,
        holding=Holding(shelf, folder, clock),
        history=HistoryDesk(theme, shelf, asked),
        open_url=open_url,
        make_check=make_check,
    )
    if isinstance(asked, WindowPrompts):
        asked.parent = window
    return window


def now() -> datetime:
    return datetime.now(UTC)


def version() -> str:
    from importlib.metadata import PackageNotFoundError  # slow to import, and needed after the first paint
    from importlib.metadata import version as installed

    try:
        return installed("lvze")
    except PackageNotFoundError:  # run from a folder that was not installed
        return ""


def window_icon() -> QIcon:
    """The seal in the colours of the light scheme, which taskbars of either scheme show."""
    light = load_tokens().light
    source = svg_source("app", light.accent, light.on_accent)
    icon = QIcon()
    for side in ICON_PX:
        icon.addPixmap(draw_pixmap(source, side, 1))
    return icon
