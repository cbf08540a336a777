"""Headings that are edited where they stand: a line without a frame, with its number before it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.bridge import ReportBridge
from desktop.fields.line_edit import LineEdit
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.definition.fields import Input
from forms.report.answers import Json

ROOM_PX = 10
OVERLAP_PX = 6


class HeadingEdit(LineEdit):
    """As wide as its text, so that the pencil stands behind it."""

    def __init__(self, path: str, label: str, default: str, look: str) -> None:
        super().__init__(path, Input(suffix="", label=label, value="text", default=default))
        set_look(self, look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText() or "标题"
        return QSize(self.fontMetrics().horizontalAdvance(words) + ROOM_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), super().minimumSizeHint().height())


class HeadingRow(QWidget):
    """Number, heading, pencil. The path of the heading is where it is kept; emptied, the default comes back."""

    def __init__(
        self, path: str, label: str, default: str, bridge: ReportBridge, theme: Theme, look: str
    ) -> None:
        super().__init__()
        self._path = path
        self._bridge = bridge
        self.number = QLabel()
        set_look(self.number, look)
        # Number and heading read as one line: the blank right half of ） and 、 lies over the frame of the box.
        self.number.setContentsMargins(0, 0, -OVERLAP_PX, 0)
        self.edit = HeadingEdit(path, label, default, look)
        self.edit.edited.connect(self._keep)
        pencil = QToolButton()
        pencil.setToolTip(f"改{label}")
        pencil.setAccessibleName(f"改{label}")
        pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = 20 if look == "heading" else 16
        pencil.setIconSize(QSize(side, side))
        theme.set_icon(pencil, "pencil", "ink3")
        pencil.clicked.connect(self._begin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.number)
        row.addWidget(self.edit)
        row.addSpacing(8)
        row.addWidget(pencil)
        row.addStretch(1)

    def refresh(self, number: str, default: str) -> None:
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.edit.set_default(default)
        own = self._bridge.answers.text(self._path)
        self.edit.set_value(own or None)

    def _keep(self, value: Json | None) -> None:
        self._bridge.type(self._path, value)

    def _begin(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
