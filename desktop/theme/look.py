"""Looks and states of widgets, as the style sheet names them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, look: str, state: str = "") -> None:
    """`look` and `state` are the properties that resources/styles/window.qss selects by."""
    if widget.property("look") == look and (widget.property("state") or "") == state:
        return
    widget.setProperty("look", look)
    widget.setProperty("state", state)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be, before it is shown
    # A style sheet reads properties only when it polishes.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_state(widget: QWidget, state: str) -> None:
    """ "error", "warn", "current" or "" for none; the look stays."""
    set_look(widget, widget.property("look") or "", state)
