"""Findings where they stand: icon, word, message to the letter, and the way out in one click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.fields.words import label
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.wanted import Wanted, first_way_out, may_keep
from forms.check.findings import SEVERITY_WORDS, Finding

ICONS = {"error": ("error", "error"), "warning": ("warning", "warn"), "hint": ("info", "hint")}
LOOKS = {"error": "small_error", "warning": "small_warn", "hint": "small_strong"}
ICON_PX = 16
BESIDE_FROM = 26  # characters of width from which the fix stands beside its message

FIX_AIR_PX = 4


class FindingLines(QWidget):
    """Hidden while there is nothing to say. `fixed` carries a Wanted: the way out that was clicked."""

    fixed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Finding, ...] = ()
        self._lines: list[FindingLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 4)
        self._box.setSpacing(4)
        theme.changed.connect(self._redraw)
        self.hide()

    def findings(self) -> tuple[Finding, ...]:
        return self._shown

    def show_findings(self, findings: Sequence[Finding]) -> None:
        if self._shown != tuple(findings):
            self._shown = tuple(findings)
            self._redraw()

    def _redraw(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [FindingLine(finding, self._theme) for finding in self._shown]
        for line in self._lines:
            line.fixed.connect(self.fixed)
            self._box.addWidget(line)
        self.setVisible(bool(self._lines))


class FindingLine(QWidget):
    fixed = Signal(object)

    def __init__(self, finding: Finding, theme: Theme) -> None:
        super().__init__()
        icon, role = ICONS[finding.severity]
        words = first_way_out(finding)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        mark = QLabel()
        mark.setPixmap(theme.pixmap(icon, role, ICON_PX, self.devicePixelRatioF()))
        word = label(SEVERITY_WORDS[finding.severity], LOOKS[finding.severity])
        message = label(finding.message, "small", wrap=True)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        message.setAlignment(Qt.AlignmentFlag.AlignTop)
        message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column, part in enumerate((mark, word, message)):
            self._grid.addWidget(
                part, 0, column, Qt.AlignmentFlag.AlignTop if column < 2 else Qt.AlignmentFlag(0)
            )
            if words or may_keep(finding):
                part.setContentsMargins(0, FIX_AIR_PX, 0, 0)  # in line with the words on its button
        self._grid.setColumnStretch(2, 1)
        self._ways: QWidget | None = None
        self._beside: bool | None = None
        if words or may_keep(finding):
            self._ways = self._buttons(finding, words, theme)
            self._place(beside=False)

    def _buttons(self, finding: Finding, words: str, theme: Theme) -> QWidget:
        ways = QWidget(self)
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if words:
            first = QPushButton(words)
            set_look(first, "fix" if finding.fix else "small_link")
            first.clicked.connect(lambda: self.fixed.emit(Wanted(finding)))
            row.addWidget(first)
        if may_keep(finding):
            more = QToolButton()
            more.setToolTip("别的办法")
            more.setAccessibleName(f"别的办法：{finding.message}")
            more.setIconSize(QSize(16, 16))
            theme.set_icon(more, "more")
            more.clicked.connect(lambda: self.fixed.emit(Wanted(finding, more)))
            row.addWidget(more)
        for at in range(row.count()):
            # The mouse leaves the caret where it is.
            row.itemAt(at).widget().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ways.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return ways

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(beside=self.width() > BESIDE_FROM * self.fontMetrics().horizontalAdvance("字"))

    def _place(self, *, beside: bool) -> None:
        if self._ways is None or beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._ways)
        self._grid.addWidget(self._ways, *((0, 3) if beside else (1, 2)), Qt.AlignmentFlag.AlignLeft)


def worst(findings: Sequence[Finding]) -> str:
    """The state of a box with these findings, as the style sheet names it."""
    severities = {finding.severity for finding in findings}
    return "error" if "error" in severities else "warn" if "warning" in severities else ""
