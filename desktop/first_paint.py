"""Work that waits until the window has been seen: a timer of 0 ms fires before the screen has asked for a picture."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 1000  # a window that starts minimised is not painted


class FirstPaint(QObject):
    """Does its deeds, in order, once `window` has been painted with everything in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._deeds: list[Callable[[], object]] = []
        self._seen = False
        window.installEventFilter(self)
        QTimer.singleShot(PATIENCE_MS, self, self._begin)

    def then(self, deed: Callable[[], object]) -> None:
        self._deeds.append(deed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._begin()
        return False

    def _begin(self) -> None:
        if not self._seen:
            self._seen = True
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        """One a turn, so that the window answers between them."""
        if self._deeds:
            deed = self._deeds.pop(0)
            QTimer.singleShot(0, self, self._next)
            deed()
