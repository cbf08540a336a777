"""The official fonts in a table, each drawn as it is or as what stands in for it, and the choice of the set."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.last_year.source_choice import SteadyChoice
from desktop.platform_check.fonts import FontRow, FontScheme
from desktop.theme.fonts import ui_font
from desktop.theme.look import set_look

SAMPLE = "履行全面从严治党责任"
SAMPLE_PX = 17


class FontTable(QWidget):
    """`chosen` carries the id of another set of names for the Word file."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[FontRow], schemes: Sequence[FontScheme], current: str) -> None:
        super().__init__()
        table = QGridLayout()
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(6)
        for at, row in enumerate(rows):
            use, name, state = QLabel(row.use), QLabel(row.name), QLabel(row.state)
            sample = QLabel(SAMPLE)
            sample.setFont(_sample_font(row.family))
            sample.setStyleSheet(
                f"font-size: {SAMPLE_PX}px;"
            )  # the style sheet of the window wins over setFont
            sample.setAccessibleName(f"{row.name}字样")
            for label in (use, name):
                set_look(label, "small")
            set_look(state, "quiet" if row.good else "small_warn")
            state.setWordWrap(True)
            state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            for column, label in enumerate((use, name, sample, state)):
                table.addWidget(label, at, column)
        table.setColumnStretch(3, 1)
        words = QLabel("Word 文件里用哪一套")
        set_look(words, "small")
        self.choice = SteadyChoice()
        self.choice.setObjectName("platform_check:font_scheme")
        self.choice.setAccessibleName(words.text())
        words.setBuddy(self.choice)
        for scheme in schemes:
            self.choice.addItem(scheme.label, scheme.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(current)))
        self.choice.activated.connect(lambda _at: self.chosen.emit(str(self.choice.currentData())))
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(10)
        self.choice.setSizeAdjustPolicy(SteadyChoice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(words)
        line.addWidget(self.choice, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(table)
        whole.addLayout(line)


def _sample_font(family: str) -> QFont:
    if not family:
        return ui_font(SAMPLE_PX)
    font = QFont(family)
    font.setPixelSize(SAMPLE_PX)
    return font
