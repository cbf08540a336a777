"""How many findings of each severity there are; a click hides them or shows them again."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.findings.finding_row import ICONS
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.rules import Severity

STATES: dict[Severity, str] = {"error": "error", "warning": "warn", "hint": ""}


class SeveritySwitches(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buttons: dict[Severity, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for severity, state in STATES.items():
            button = QPushButton()
            button.setObjectName(f"severity:{severity}")
            button.setCheckable(True)
            button.setChecked(True)
            button.setIconSize(QSize(18, 18))
            set_look(button, "count", state)
            theme.set_icon(button, *ICONS[severity])
            button.toggled.connect(lambda on, button=button: self._switched(button, on))
            self._buttons[severity] = button
            row.addWidget(button)

    def show_counts(self, findings: Iterable[Finding]) -> None:
        counts = Counter(finding.severity for finding in findings)
        for severity, button in self._buttons.items():
            button.setText(f"{counts[severity]} {SEVERITY_WORDS[severity]}")
            button.setVisible(counts[severity] > 0)
            self._name(button)

    def shows(self, severity: Severity) -> bool:
        return self._buttons[severity].isChecked()

    def show_all(self) -> None:
        for button in self._buttons.values():
            button.setChecked(True)

    def _switched(self, button: QPushButton, on: bool) -> None:
        button.setProperty("off", not on)
        button.style().unpolish(button)
        button.style().polish(button)
        self._name(button)
        self.changed.emit()

    def _name(self, button: QPushButton) -> None:
        on = button.isChecked()
        button.setAccessibleName(f"{button.text()}，{'显示' if on else '不显示'}")
        button.setToolTip("点一下，不列出来" if on else "点一下，重新列出来")
