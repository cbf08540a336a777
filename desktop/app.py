"""Where every object of the window is made and handed on."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.crash.crash_watch import CrashWatch
from desktop.dialogs.prompts import Prompts, WindowPrompts, tell_of_start
from desktop.first_paint import FirstPaint
from desktop.main_window import MainWindow
from desktop.platform_check.input_facts import gather_input_facts, told_to_qt
from desktop.platform_check.input_method import INPUT_SETTING, SEEN_SETTING, Wish, as_wish, choose_input
from desktop.settings import Settings
from desktop.single_instance import SingleInstance

# What the first paint does not need is imported where it is made.
if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QIcon

    from desktop.platform_check.check_desk import CheckDesk
    from desktop.platform_check.examination import Facts
    from desktop.stopwatch import Stopwatch
    from desktop.theme.theme import Theme

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
        _tell_of_start(watch, error)
        return 1
    finally:
        instance.close()
        watch.close()


def _run_app(
    folder: Path, report: Path | None, instance: SingleInstance, watch: CrashWatch, left: Path | None
) -> int:
    settings = Settings(folder)
    app = make_application(sys.argv[:1], as_wish(settings.text_at(INPUT_SETTING)))
    window = MainWindow(settings)
    seen = FirstPaint(window)
    stopwatch = _stopwatch(window, report)
    if stopwatch is not None:
        seen.then(stopwatch.painted)

    def furnish() -> None:
        if not window.isVisible():  # closed already
            return
        try:
            make_window(app, folder=folder, clock=now, window=window)
        except Exception as error:  # a window without anything in it can tell nothing
            window.hide()
            _tell_of_start(watch, error)
            app.exit(1)
            return
        watch.crashed.connect(window.tell_of_crash)
        instance.asked.connect(lambda asked: come_forward(window, asked))
        seen.then(lambda: app.setWindowIcon(window_icon()))
        seen.then(instance.listen)
        begin(window, report, check=stopwatch is None and not settings.text_at(SEEN_SETTING))
        if left is not None:
            from desktop.crash.words import told_afterwards

            window.notice.show_line(told_afterwards(left))

    seen.then(furnish)
    window.show()
    return app.exec()


def begin(window: MainWindow, report: Path | None, *, check: bool) -> None:
    """What is shown first: the report that the start was given, the check of this PC, or the list."""
    if report is not None:
        try:
            window.open_file(report)
        except Exception:  # a bug of ours: the list is there while it is told
            window.show_start()
            raise
    elif check:
        window.show_platform_check(first=True)
    else:
        window.show_start()


def _stopwatch(window: MainWindow, report: Path | None) -> "Stopwatch | None":
    """For the bench."""
    if (target := os.environ.get("LVZE_STOPWATCH")) is None:
        return None
    from desktop.stopwatch import Stopwatch

    return Stopwatch(window, Path(target), report=report is not None)


def _tell_of_start(watch: CrashWatch, error: Exception) -> None:
    from desktop.crash.words import told_at_start

    tell_of_start(told_at_start(watch.note(error, error.__traceback__)))


def come_forward(window: MainWindow, report: Path | None) -> None:
    """A second start: this window steps in front of the others and opens the report that the start was given."""
    from PySide6.QtCore import Qt, QTimer

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
    """Name and language; for tests, which bring their own application."""
    from desktop.garbage import Collector

    Collector.of(app)
    app.setApplicationName("lvze")
    app.setApplicationDisplayName("履责")
    app.setDesktopFileName("lvze")
    QLocale.setDefault(QLocale("zh_CN"))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def make_window(
    app: QApplication,
    *,
    folder: Path,
    clock: Callable[[], datetime],
    prompts: Prompts | None = None,
    theme: "Theme | None" = None,
    open_url: "Callable[[QUrl], object] | None" = None,
    rescue_folder: Path | None = None,
    platform_facts: "Callable[[], Facts] | None" = None,
    window: MainWindow | None = None,
) -> MainWindow:
    """A window over the reports in `folder`; an empty `window` that is on the screen already gets its parts and shows
    nothing yet. Tests and pictures hand in their own clock, prompts and theme."""
    from desktop.carrying import Carrier
    from desktop.exporting import Exporter, documents_folder
    from desktop.history.history_desk import HistoryDesk
    from desktop.holding import Holding
    from desktop.keeper import Keeper
    from desktop.pages.start_desk import StartDesk
    from desktop.shelf import Shelf
    from desktop.theme.theme import Theme

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

    def open_path(path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        (open_url or QDesktopServices.openUrl)(QUrl.fromLocalFile(str(path)))

    made = window or MainWindow(settings)
    made.furnish(
        theme=theme,
        shelf=shelf,
        keeper=Keeper(folder, clock),
        desk=StartDesk(theme, shelf, asked, version),
        carrier=Carrier(shelf, asked, settings, rescue_folder or documents_folder()),
        exporter=Exporter(asked, settings, version),
        holding=Holding(shelf, folder, clock),
        history=HistoryDesk(theme, shelf, asked),
        open_path=open_path,
        make_check=make_check,
    )
    if isinstance(asked, WindowPrompts):
        asked.parent = made
    if window is None:
        made.show_start()
    return made


def now() -> datetime:
    return datetime.now(UTC)


def version() -> str:
    from importlib.metadata import PackageNotFoundError  # slow to import, and needed after the first paint
    from importlib.metadata import version as installed

    try:
        return installed("lvze")
    except PackageNotFoundError:  # run from a folder that was not installed
        return ""


def window_icon() -> "QIcon":
    """The seal in the colours of the light scheme, which taskbars of either scheme show."""
    from PySide6.QtGui import QIcon

    from desktop.theme.icons import draw_pixmap, svg_source
    from desktop.theme.tokens import load_tokens

    light = load_tokens().light
    source = svg_source("app", light.accent, light.on_accent)
    icon = QIcon()
    for side in ICON_PX:
        icon.addPixmap(draw_pixmap(source, side, 1))
    return icon
