"""One of a closed list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.fields.keys import go_on, is_enter
from desktop.fields.reading import text_of
from forms.definition.inputs import Input
from forms.report.answers import Json

NARROWEST = 6  # characters: long options don't set the width of the page


class ChoiceEdit(QComboBox):
    """`edited` when the user chooses; the wheel never does. Without a default it can be empty again."""

    edited = Signal(object)
    noted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, path: str, entry: Input, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.entry = entry
        self._value: Json | None = None
        self.setObjectName(path)
        self.setAccessibleName(entry.label)
        self.view().setAccessibleName(entry.label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for option in entry.options:
            self.addItem(option.label, option.id)
        if not entry.default and not entry.required:
            self.addItem("不选", "")
        self.set_value(None)
        self.activated.connect(self._choose)

    def value(self) -> Json | None:
        return self._value

    def set_value(self, value: Json | None) -> None:
        self._value = value
        chosen = text_of(value) or self.entry.default
        at = self.findData(chosen) if chosen else -1
        self.setCurrentIndex(at)
        self.setPlaceholderText(f"“{chosen}”不在表里" if chosen and at < 0 else "未选")

    def set_default(self, spoken: str) -> None:
        """Its default is an option, not words."""

    def is_composing(self) -> bool:
        return False

    def _choose(self, at: int) -> None:
        value = self.itemData(at) or None
        if value is None:
            self.setCurrentIndex(-1)
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(
            max(self.width(), view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width())
        )
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

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
