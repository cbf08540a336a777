"""What a file has that differs from the report of this PC, section by section; the user chooses what to take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.history.comparison import change_block
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule
from forms.manuscript.compare import SectionDiff

COLUMN_PX = 900


class ImportPage(QScrollArea):
    """`taken` carries the sections that are to be as in the file."""

    taken = Signal(list)
    left = Signal()

    def __init__(
        self, file_name: str, sections: Sequence[SectionDiff], counts: tuple[int, int], theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("page:import")
        self._sections = list(sections)
        self._boxes: list[QCheckBox] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        places = sum(len(section.items) for section in self._sections)
        title = QLabel(f"“{file_name}”和这里的报告有 {places} 处不同")
        title.setWordWrap(True)
        set_look(title, "title")
        lead = QLabel(
            f"文件里填了 {counts[1]} 项，这里填了 {counts[0]} 项。勾上的栏目换成文件里的，没勾的留着这里的；"
            "划去的是这里的，画线的是文件里的。读入是一步，可以撤销。"
        )
        lead.setWordWrap(True)
        set_look(lead, "small")
        column = QWidget()
        column.setMaximumWidth(COLUMN_PX)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(40, 24, 40, 32)
        rows.setSpacing(8)
        rows.addWidget(title)
        rows.addWidget(lead)
        rows.addLayout(self._all_or_none())
        rows.addWidget(rule())
        for section in self._sections:
            box = QCheckBox(f"{section.title}　用文件里的（{len(section.items)} 处）")
            box.setObjectName(f"import:{section.id}")
            box.toggled.connect(lambda _on: self._count())
            self._boxes.append(box)
            rows.addSpacing(8)
            rows.addWidget(box)
            beside = QVBoxLayout()
            beside.setContentsMargins(24, 0, 0, 0)
            for item in section.items:
                beside.addWidget(change_block(theme, item.label, item))
            rows.addLayout(beside)
            rows.addWidget(hairline())
        rows.addLayout(self._foot())
        rows.addStretch(1)
        whole = QWidget()
        sides = QHBoxLayout(whole)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addStretch(1)
        sides.addWidget(column, 1000)
        sides.addStretch(1)
        self.setWidget(whole)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self._count()

    def chosen(self) -> list[SectionDiff]:
        return [s for s, box in zip(self._sections, self._boxes, strict=True) if box.isChecked()]

    def first_box(self) -> QWidget:
        return self._boxes[0] if self._boxes else self._button

    def _all_or_none(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(-6, 0, 0, 0)
        for words, on in (("全部用文件里的", True), ("全部留这里的", False)):
            button = QPushButton(words)
            set_look(button, "small_link")
            button.clicked.connect(lambda _=False, on=on: self._set_all(on))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        self._button = QPushButton()
        self._button.setObjectName("action:take_import")
        set_look(self._button, "primary")
        self._button.clicked.connect(lambda: self.taken.emit(self.chosen()))
        back = QPushButton("都不用，留着这里的")
        back.setObjectName("action:leave_import")
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addWidget(back)
        row.addStretch(1)
        return row

    def _set_all(self, on: bool) -> None:
        for box in self._boxes:
            box.setChecked(on)

    def _count(self) -> None:
        count = len(self.chosen())
        self._button.setText(f"读入勾上的 {count} 栏")
        self._button.setEnabled(bool(count))
