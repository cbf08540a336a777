"""The names of a section: one row that lists them, and opens in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.fields.figure_row import Make
from desktop.fields.form_block import FormBlock
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.fields import AnyField
from forms.manuscript.speak import Speaker

TITLE = "名称"
GAP_PX = 12
EDGE_PX = 4
ARROW_PX = 16


class NameBlock(QWidget):
    """Open at first while a name is missing: what is unfinished stands out. `fixed` as in FormBlock."""

    fixed = Signal(object)

    def __init__(self, section_id: str, fields: Sequence[AnyField], make: Make, theme: Theme) -> None:
        super().__init__()
        self._section_id = section_id
        self._fields = tuple(fields)
        self._head = FoldHead(theme)
        self._form = FormBlock(section_id, fields, make, theme)
        self._fresh = True
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.addWidget(self._form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(self._body)
        self._body.hide()
        self._head.toggled.connect(self._body.setVisible)
        self._form.fixed.connect(self.fixed)

    def refresh(self, speaker: Speaker) -> None:
        self._form.refresh()
        spoken = [(field, speaker.field_text(f"{self._section_id}.{field.id}")) for field in self._fields]
        filled = sum(bool(text) for _, text in spoken)
        values = [text or f"{field.label}未填" for field, text in spoken if text or field.required]
        self._head.tell("、".join(values), f"{filled}/{len(spoken)}", full=filled == len(spoken))
        if self._fresh:
            self._fresh = False
            self._head.setChecked(any(field.required and not text for field, text in spoken))

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self._form.show_findings(findings)
        here = [f for row in self._form.rows for f in findings.get(row.editor.path, ())]
        errors = sum(finding.severity == "error" for finding in here)
        warnings = sum(finding.severity == "warning" for finding in here)
        words = (f"{number}{word}" for number, word in ((errors, "错"), (warnings, "警")) if number)
        self._head.warn(" ".join(words), error=bool(errors))

    def reveal(self, path: str) -> None:
        if any(row.editor.path == path for row in self._form.rows):
            self._head.setChecked(True)


class FoldHead(QAbstractButton):
    """名称　五彩税务局、党建红、…　6/6 ⌄, painted: the values give way, the rest keeps its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._values = ""
        self._count = ""
        self._full = True
        self._warning = ""
        self._error = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        theme.changed.connect(self.update)

    def tell(self, values: str, count: str, *, full: bool) -> None:
        if (values, count) != (self._values, self._count):
            self._values, self._count, self._full = values, count, full
            self.setToolTip(values)
            self._name()

    def warn(self, words: str, *, error: bool) -> None:
        if words != self._warning:
            self._warning, self._error = words, error
            self._name()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() + 16)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("field"))
            painter.drawRoundedRect(rect, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        edge = EDGE_PX if self.hasFocus() or self.underMouse() else 0
        left, right = edge, rect.right() - EDGE_PX
        icon = theme.pixmap("up" if self.isChecked() else "down", "ink2", ARROW_PX, self.devicePixelRatioF())
        painter.drawPixmap(right - ARROW_PX, (rect.height() - ARROW_PX) // 2, icon)
        right -= ARROW_PX + EDGE_PX
        right = self._write(painter, self._count, right, "ink3" if self._full else "ink", bold=not self._full)
        if self._warning:
            right = self._write(painter, self._warning, right, "error" if self._error else "warn", bold=True)
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, TITLE)
        left += painter.fontMetrics().horizontalAdvance(TITLE) + GAP_PX
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        values = painter.fontMetrics().elidedText(self._values, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, values)

    def _write(self, painter: QPainter, words: str, right: int, role: str, *, bold: bool) -> int:
        """Writes to the left of `right`; returns where the next may end."""
        painter.setFont(self._theme.font("small", bold=bold))
        painter.setPen(self._theme.colour(role))
        left = right - painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        return left - GAP_PX

    def _name(self) -> None:
        state = "已展开" if self.isChecked() else "已折叠"
        self.setAccessibleName("，".join(w for w in (TITLE, f"已填{self._count}", self._warning, state) if w))
        self.setAccessibleDescription(self._values)
        self.update()
