"""Yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.fields.keys import go_on, is_enter
from forms.definition.inputs import Input
from forms.report.answers import Json


class FlagEdit(QCheckBox):
    """A check box; no is no answer."""

    edited = Signal(object)
    noted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, path: str, entry: Input, parent: QWidget | None = None) -> None:
        super().__init__(entry.label, parent)
        self.path = path
        self.entry = entry
        self.setObjectName(path)
        self.setAccessibleName(entry.label)
        self.clicked.connect(lambda checked: self.edited.emit(True if checked else None))

    def value(self) -> Json | None:
        return True if self.isChecked() else None

    def set_value(self, value: Json | None) -> None:
        self.setChecked(value is True)

    def set_default(self, spoken: str) -> None:
        """It has none."""

    def is_composing(self) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            go_on(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
