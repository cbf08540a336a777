"""A column that is no wider than is good to read, in the middle of a wide page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def centred(column: QWidget, width_px: int, side_px: int = 0) -> QWidget:
    """`column`, at most `width_px` wide, with at least `side_px` beside it."""
    column.setMaximumWidth(width_px)
    whole = QWidget()
    sides = QHBoxLayout(whole)
    sides.setContentsMargins(side_px, 0, side_px, 0)
    sides.addStretch(1)
    sides.addWidget(column, 1000)
    sides.addStretch(1)
    return whole
