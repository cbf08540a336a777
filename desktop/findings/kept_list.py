"""What was let be, each with its reason and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.elided_label import ElidedLabel
from desktop.findings.kept import Kept
from desktop.theme.look import set_look
from desktop.theme.theme import Theme


class KeptList(QWidget):
    """`went` and `taken_back` carry a Kept."""

    went = Signal(object)
    taken_back = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Kept] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_kept(self, things: Sequence[Kept]) -> None:
        if list(things) == self._shown:
            return
        self._shown = list(things)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(kept) for kept in things]
        for at, row in enumerate(self._rows):
            self._column.insertWidget(at, row)

    def _row(self, kept: Kept) -> QWidget:
        made = QWidget(self)
        made.setMinimumHeight(self._theme.tokens.size_px.finding_row)
        row = QHBoxLayout(made)
        row.setContentsMargins(28, 3, 24, 3)
        row.setSpacing(16)
        word = QLabel(kept.word)
        set_look(word, "strong")
        word.setFixedWidth(self.fontMetrics().horizontalAdvance("停用停"))
        where: QWidget
        if kept.path:
            where = QPushButton(kept.where)
            where.setToolTip("去看")
            set_look(where, "small_link", "left")
            where.clicked.connect(lambda: self.went.emit(kept))
        else:
            where = QLabel(kept.where)
            set_look(where, "small")
        where.setFixedWidth(self.fontMetrics().horizontalAdvance("（二）一般公共预算收"))
        what = ElidedLabel(kept.what)
        reason = ElidedLabel(f"理由：{kept.reason}" if kept.place else kept.reason)
        set_look(reason, "small")
        back = QPushButton("取消保留" if kept.place else "恢复")
        back.setAccessibleName(f"{back.text()}：{kept.where}，{kept.what}")
        back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_look(back, "fix")
        back.setMinimumWidth(self.fontMetrics().horizontalAdvance("取消保留") + 20)
        back.clicked.connect(lambda: self.taken_back.emit(kept))
        row.addWidget(word)
        row.addWidget(where)
        for label, share in ((what, 3), (reason, 2)):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(label, share)
        row.addWidget(back)
        return made
