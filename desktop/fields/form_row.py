"""A field in the form of questions: label above the box, unit inside the row, one line of hint below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.fields.editors import Editor
from desktop.fields.finding_lines import FindingLines, worst
from desktop.fields.line_edit import LineEdit
from desktop.fields.words import FieldName, hint_lines, hint_words, label
from desktop.theme.look import set_look, set_state
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.fields import AnyField, ChoiceField, TextField

LONG = 40  # characters: longer texts get the whole width


class FormRow(QWidget):
    """`fixed` carries a Wanted: the way out that was clicked."""

    fixed = Signal(object)

    def __init__(self, item: AnyField, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.editor = editor
        self._theme = theme
        self._hint = hint_words(item)
        self._under = label("", "quiet", wrap=True)
        self._count = label("", "counter")
        self._findings = FindingLines(theme)
        self._findings.fixed.connect(self.fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._head())
        box.addLayout(self._middle())
        box.addWidget(self._under)
        box.addWidget(self._findings)
        box.addStretch(1)
        editor.noted.connect(self._note)
        editor.setToolTip(self._hint)
        editor.setAccessibleDescription(f"{editor.entry.unit}　{self._hint}".strip())
        self._note("")

    @property
    def wide(self) -> bool:
        """Takes both columns."""
        item = self.item
        long = isinstance(item, TextField) and item.max_length > LONG
        if isinstance(item, ChoiceField):
            long = max(len(option.label) for option in item.options) > LONG // 2
        return long or self.item.kind in ("long_text", "links", "list")

    @property
    def stretches(self) -> bool:
        return not (isinstance(self.editor, LineEdit) and self.editor.columns)

    def refresh(self) -> None:
        """Anew what is counted, and whether the default stands."""
        over = self._over()
        stands = bool(self.editor.property("wording") == "default")
        words = "默认文字" if stands else f"{self._length()} 字" if self.item.kind == "long_text" else ""
        words = f"超出 {over} 字" if over else words
        if words == self._count.text():
            return
        self._count.setText(words)
        self._count.setToolTip("没有另写时，报告里就用这段文字" if stands else "")
        set_look(self._count, "counter", "warn" if over else "")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        set_state(self.editor, worst(findings))
        self._findings.show_findings(findings)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(FieldName(self.item.label, self._theme, required=self.item.required), 1)
        row.addWidget(self._count)
        return row

    def _middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.editor, 1 if self.stretches else 0)
        if self.editor.entry.unit:
            row.addWidget(label(self.editor.entry.unit, "unit"))
        if not self.stretches:
            row.addStretch(1)
        return row

    def _note(self, note: str) -> None:
        """What was understood takes the place of the hint: the row keeps its height."""
        words = note or hint_lines(self.item)
        self._under.setText(words)
        self._under.setVisible(bool(words))

    def _over(self) -> int:
        if not isinstance(self.item, TextField) or not self.item.max_length:
            return 0
        return max(0, self._length() - self.item.max_length)

    def _length(self) -> int:
        """In characters, as the check counts."""
        value = self.editor.value()
        return len(value.strip()) if isinstance(value, str) else 0
