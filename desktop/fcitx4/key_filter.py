"""Typing with fcitx 4, for which this Qt has no plug-in: each key goes to fcitx first, and its words to the box.

Only where fcitx 4 is what the desktop has (desktop.platform_check.input_method).
"""

import os

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.fcitx4.input_context import PRESS, RELEASE, InputContext
from desktop.fcitx4.session_bus import BusError, SessionBus

FAILURES = 3  # in a row: then fcitx is gone and the keys are left alone


class KeyFilter(QObject):
    """Watches the box that has the focus, and no other."""

    def __init__(self, app: QApplication, context: InputContext, descriptor: int | None = None) -> None:
        super().__init__(app)
        self._context: InputContext | None = context
        self._box: QWidget | None = None
        self._failed = 0
        self._news: QSocketNotifier | None = None
        if descriptor is not None:  # a candidate chosen with the mouse comes without a key
            self._news = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            self._news.activated.connect(self._take_words)
        app.focusObjectChanged.connect(self._go_to)
        self._go_to(app.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        ):
            return self._ask(event)
        return False

    def _ask(self, event: QKeyEvent) -> bool:
        context = self._context
        if context is None or not event.nativeVirtualKey():
            return False
        kind = PRESS if event.type() == QEvent.Type.KeyPress else RELEASE
        try:
            self._place(context)
            took = context.key(
                event.nativeVirtualKey(),
                event.nativeScanCode(),
                event.nativeModifiers(),
                kind,
                event.timestamp(),
            )
        except BusError:
            self._give_up()
            return False
        self._failed = 0
        self._take_words()
        return took

    def _take_words(self) -> None:
        if self._context is None:
            return
        try:
            words = self._context.committed()
        except BusError:
            self._failed = FAILURES
            self._give_up()
            return
        for word in words:
            if (box := self._living_box()) is not None:
                event = QInputMethodEvent()
                event.setCommitString(word)
                QApplication.sendEvent(box, event)

    def _go_to(self, target: QObject | None) -> None:
        before, self._box = self._living_box(), None
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(target, QWidget) and target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            self._box = target
            target.installEventFilter(self)
        if self._context is not None:
            self._context.focus(on=self._box is not None)

    def _living_box(self) -> QWidget | None:
        """Pages are taken down while a box in them has the focus."""
        return self._box if self._box is not None and isValid(self._box) else None

    def _place(self, context: InputContext) -> None:
        box = self._living_box()
        window = box.window().windowHandle() if box is not None else None
        if window is None:
            return
        rectangle = QGuiApplication.inputMethod().cursorRectangle()
        corner = window.mapToGlobal(rectangle.topLeft().toPoint())
        scale = window.devicePixelRatio()
        context.place(
            round(corner.x() * scale),
            round(corner.y() * scale),
            round(rectangle.width() * scale),
            round(rectangle.height() * scale),
        )

    def _give_up(self) -> None:
        self._failed += 1
        if self._failed >= FAILURES:
            self._context = None
            if self._news is not None:
                self._news.setEnabled(False)


def connect_fcitx4(app: QApplication) -> KeyFilter | None:
    """None when fcitx 4 does not answer: then keys arrive as letters, and the self-check says so."""
    try:
        bus = SessionBus()
        context = InputContext(bus, os.environ.get("DISPLAY", ""), os.getpid())
    except BusError:
        return None
    return KeyFilter(app, context, bus.descriptor())
