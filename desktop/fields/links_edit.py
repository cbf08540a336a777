"""Which problems a measure answers or a cause explains: check boxes with the headings of the problems as they read
now."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop.fields.flow_layout import FlowLayout
from desktop.fields.keys import go_on, is_enter
from forms.definition.inputs import Input
from forms.report.answers import Json


class LinksEdit(QWidget):
    """The answer is a list of section ids in the order of the form; None while the form's default stands."""

    edited = Signal(object)
    noted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self, path: str, entry: Input, default: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.entry = entry
        self._default = tuple(default)
        self._value: Json | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self.setObjectName(path)
        self.setAccessibleName(entry.label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = FlowLayout(24, 8, self)

    def set_targets(self, targets: Sequence[tuple[str, str]]) -> None:
        """(id, label) of what can be answered; boxes that are there keep their focus."""
        for target, label in targets:
            if target not in self._boxes:
                self._add(target)
            box = self._boxes[target]
            if box.text() != label:
                box.setText(label.replace("&", "&&"))
                box.setAccessibleName(label)
        self._check()

    def boxes(self) -> tuple[QCheckBox, ...]:
        return tuple(self._boxes.values())

    def value(self) -> Json | None:
        return self._value

    def set_value(self, value: Json | None) -> None:
        self._value = value
        self._check()

    def set_default_choice(self, default: Sequence[str]) -> None:
        """What is ticked while nothing was chosen."""
        self._default = tuple(default)
        self._check()

    def set_default(self, spoken: str) -> None:
        """Its default is a list of ids, not words."""

    def is_composing(self) -> bool:
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_enter(event):
            go_on(watched) if isinstance(watched, QWidget) else None
            return True
        return super().eventFilter(watched, event)

    def _add(self, target: str) -> None:
        box = QCheckBox(self)
        box.setObjectName(f"{self.path}.{target}")
        box.clicked.connect(self._choose)
        box.installEventFilter(self)
        if not self._boxes:
            self.setFocusProxy(box)
        self._boxes[target] = box
        self._row.addWidget(box)

    def _check(self) -> None:
        chosen = self._value if isinstance(self._value, list) else self._default
        for target, box in self._boxes.items():
            box.setChecked(target in chosen)

    def _choose(self) -> None:
        self._value = [target for target, box in self._boxes.items() if box.isChecked()]
        self.edited.emit(self._value)
