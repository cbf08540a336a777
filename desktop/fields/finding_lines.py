"""Findings where they stand: icon, word, message to the letter, and the way out in one click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.fields.words import label
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import SEVERITY_WORDS, Finding

ICONS = {"error": ("error", "error"), "warning": ("warning", "warn"), "hint": ("info", "hint")}
LOOKS = {"error": "error_small", "warning": "warn_small", "hint": "small_strong"}
ICON_PX = 16
BESIDE_FROM = 26  # characters of width from which the fix stands beside its message

FIX_AIR_PX = 4


class FindingLines(QWidget):
    """Hidden while there is nothing to say. `fixed` carries the Fix that was clicked."""

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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        mark = QLabel()
        mark.setPixmap(theme.pixmap(icon, role, ICON_PX, self.devicePixelRatioF()))
        word = label(SEVERITY_WORDS[finding.severity], LOOKS[finding.severity])
        message = label(finding.message, "small_ink", wrap=True)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        message.setAlignment(Qt.AlignmentFlag.AlignTop)
        message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column, part in enumerate((mark, word, message)):
            self._grid.addWidget(
                part, 0, column, Qt.AlignmentFlag.AlignTop if column < 2 else Qt.AlignmentFlag(0)
            )
            if finding.fix is not None:
                part.setContentsMargins(0, FIX_AIR_PX, 0, 0)  # in line with the words on its button
        self._grid.setColumnStretch(2, 1)
        self._fix: QPushButton | None = None
        self._beside: bool | None = None
        if finding.fix is not None:
            fix = finding.fix
            self._fix = QPushButton(fix.label)
            set_look(self._fix, "fix")
            self._fix.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._fix.clicked.connect(lambda: self.fixed.emit(fix))
            self._place(beside=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(beside=self.width() > BESIDE_FROM * self.fontMetrics().horizontalAdvance("字"))

    def _place(self, *, beside: bool) -> None:
        if self._fix is None or beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._fix)
        self._grid.addWidget(self._fix, *((0, 3) if beside else (1, 2)), Qt.AlignmentFlag.AlignLeft)


def worst(findings: Sequence[Finding]) -> str:
    """The state of a box with these findings, as the style sheet names it."""
    severities = {finding.severity for finding in findings}
    return "error" if "error" in severities else "warn" if "warning" in severities else ""
