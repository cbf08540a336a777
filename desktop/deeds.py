"""What the keys and buttons of the window do with the open report."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop.carrying import Carrier

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.report_desk import ReportDesk


def connect_deeds(window: "MainWindow", actions: Mapping[str, QAction], carrier: Carrier) -> None:
    """Each needs a report that is open, and does nothing without one."""
    history, tell = window.history, window.notice.show_line
    deeds: dict[str, Callable[[ReportDesk], object]] = {
        "undo": lambda desk: desk.undo(),
        "redo": lambda desk: desk.redo(),
        "check": lambda desk: desk.check(),
        "export": lambda desk: desk.export(draft=False),
        "export_draft": lambda desk: desk.export(draft=True),
        "self_check": lambda desk: desk.self_check(),
        "figures_table": lambda desk: desk.save_table("figures_table"),
        "rectification_table": lambda desk: desk.save_table("rectification_table"),
        "next_finding": lambda desk: history.walk(1) or desk.walk(1),
        "previous_finding": lambda desk: history.walk(-1) or desk.walk(-1),
        "ways_out": lambda desk: desk.offer_ways_out(),
        "next_tab": lambda desk: desk.view.go_by(1),
        "previous_tab": lambda desk: desk.view.go_by(-1),
        "save_as": lambda desk: tell(carrier.save_as(desk.report)),
        "start": lambda _desk: window.back(),
        "history": lambda desk: history.show_versions(desk.report),
        **{f"tab_{n}": lambda desk, n=n: desk.view.go_number(n) for n in range(1, 10)},
    }
    for name, deed in deeds.items():
        actions[name].triggered.connect(lambda _=False, deed=deed: window.with_desk(deed))
