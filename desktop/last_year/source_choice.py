"""Where a new report starts: from an earlier one, with what is taken over counted beforehand, or blank."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.look import set_look

if TYPE_CHECKING:
    from forms.manuscript.carry import Counts  # with the form: after the first paint

FROM_FILE = -1


class SourceChoice(QWidget):
    """`chosen` when another beginning was chosen; `file_asked` when the earlier report is to come out of a file."""

    chosen = Signal()
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("new:source")
        self._file_label = ""
        head = QLabel("从哪里开始")
        set_look(head, "small_strong")
        self.earlier = QRadioButton("从上一年新建")
        self.earlier.setObjectName("new:from_earlier")
        self.blank = QRadioButton("空白")
        self.blank.setObjectName("new:blank")
        self.blank.setChecked(True)
        self.which = SteadyChoice()
        self.which.setObjectName("new:which")
        self.which.setAccessibleName("以哪一份为底")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(8)
        self._counts = QWidget()
        self._grid = QGridLayout(self._counts)
        self._grid.setContentsMargins(10, 4, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        note = QLabel("用本年度的通用文字，数字和名称由你填")
        note.setWordWrap(True)
        set_look(note, "small")
        note.setContentsMargins(24, 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for widget in (head, self.earlier, self.which, self._counts):
            rows.addWidget(widget)
        rows.addSpacing(8)
        rows.addWidget(self.blank)
        rows.addWidget(note)
        self.earlier.toggled.connect(self._toggled)
        self.which.activated.connect(self._picked)
        self.set_reports(())

    def source(self) -> int | None:
        """The id of the earlier report, FROM_FILE, or None for a blank one."""
        if not self.earlier.isChecked() or self.which.currentIndex() < 0:
            return None
        return int(self.which.currentData())

    def set_reports(self, reports: Sequence[tuple[int, str]]) -> None:
        """(id, label) of what can be started from, the likeliest first; the choice of a file stands last."""
        keep = self.which.currentData()
        self.which.clear()
        for report_id, label in reports:
            self.which.addItem(label, report_id)
        self.which.addItem(self._file_label or "别的电脑带来的报告文件…", FROM_FILE)
        at = self.which.findData(keep)
        self.which.setCurrentIndex(max(at, 0) if reports or self._file_label else 0)
        self._show()

    def set_file(self, label: str) -> None:
        """The earlier report comes out of this file; "" when none was chosen after all."""
        self._file_label = label
        at = self.which.findData(FROM_FILE)
        self.which.setItemText(at, label or "别的电脑带来的报告文件…")
        self.which.setCurrentIndex(at if label else 0)
        if not label and self.which.count() == 1:
            self.blank.setChecked(True)
        self._show()

    def show_counts(self, counts: "Counts | None") -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._counts.setVisible(counts is not None)
        for at, (name, number, what) in enumerate(_told(counts) if counts else ()):
            for column, words in enumerate((name, number, what)):
                label = QLabel(words)
                set_look(label, "small" if column < 2 else "quiet")
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                if column == 1:
                    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
                elif column == 2:  # gives way: the panel is narrow in a small window
                    label.setWordWrap(True)
                    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
                self._grid.addWidget(label, at, column)

    def _toggled(self, on: bool) -> None:
        self._show()
        if on and self.source() == FROM_FILE and not self._file_label:
            self.file_asked.emit()
        self.chosen.emit()

    def _picked(self, _at: int) -> None:
        if self.which.currentData() == FROM_FILE:
            self.file_asked.emit()
        self.chosen.emit()

    def _show(self) -> None:
        self.which.setVisible(self.earlier.isChecked())
        self.which.setToolTip(self.which.currentText())
        if not self.earlier.isChecked():
            self._counts.hide()


class SteadyChoice(QComboBox):
    """A box that the wheel does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "on_window")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]  # every event has it


def _told(counts: "Counts") -> list[tuple[str, str, str]]:
    rows = [
        ("单位、姓名、落款", f"{counts.persons} 项", "照用"),
        ("数字", f"{counts.figures} 个", "作上年数"),
        ("品牌、名称", f"{counts.names} 项", "照用可改"),
        ("改写过的文字", f"{counts.passages} 段", "逐段选"),
        ("查摆的问题", f"{counts.problems} 个", "列成清单"),
        ("改进措施", f"{counts.measures} 条", "列出对照"),
    ]
    return [row for row in rows if not row[1].startswith("0 ")]
