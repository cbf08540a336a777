"""The right side of the start page: a new report."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.last_year.source_choice import SourceChoice, SteadyChoice
from desktop.theme.look import set_look
from desktop.theme.theme import Theme

YEARS_BACK = 4


class NewPanel(QWidget):
    """`created` carries the year and the id of the kind; where it starts is in `source`. `year_chosen` when another
    year was chosen."""

    created = Signal(int, str)
    year_chosen = Signal()

    def __init__(self, theme: Theme, today: datetime) -> None:
        super().__init__()
        set_look(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel("新建报告")
        set_look(title, "heading")
        self.year = SteadyChoice()
        self.year.setObjectName("new:year")
        first = default_year(today)
        for year in range(first + 1, first - YEARS_BACK, -1):
            self.year.addItem(f"{year}年度", year)
        self.year.setCurrentIndex(1)
        self.year.currentIndexChanged.connect(lambda _at: self.year_chosen.emit())
        self.kind = SteadyChoice()
        self.kind.setObjectName("new:kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)
        self.source = SourceChoice()
        self.button = QPushButton("新建")
        self.button.setObjectName("action:new")
        self.button.setEnabled(False)
        self.button.clicked.connect(
            lambda: self.created.emit(int(self.year.currentData()), str(self.kind.currentData()))
        )
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(32, 48, 32, 24)
        rows.setSpacing(6)
        rows.addWidget(title)
        rows.addSpacing(18)
        for words, box in (("年度", self.year), ("种类", self.kind)):
            label = QLabel(words)
            label.setBuddy(box)
            set_look(label, "small_strong")
            box.setAccessibleName(words)
            rows.addWidget(label)
            rows.addWidget(box)
            rows.addSpacing(10)
        rows.addWidget(self.source)
        rows.addSpacing(18)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        bed = QWidget()
        area = QScrollArea()  # at 200 % the list of what is taken over is higher than a small window
        area.setViewport(bed)  # asking for its own makes PySide look through every class of widgets: 10 ms
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for ground in (bed, inner):  # the panel's own is seen
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def chosen_year(self) -> int:
        return int(self.year.currentData())

    def set_kinds(self, kinds: Mapping[str, str]) -> None:
        self.kind.clear()
        for name, label in kinds.items():
            self.kind.addItem(label, name)
        self.button.setEnabled(bool(kinds))

    def lead(self, on: bool) -> None:
        """The one primary button of the page, while there is no report to go on with."""
        set_look(self.button, "primary" if on else "")


def default_year(today: datetime) -> int:
    """Reports are written from autumn on, and until summer they are about the year before."""
    local = today.astimezone()
    return local.year if local.month >= 9 else local.year - 1
