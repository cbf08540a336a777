"""The one QObject between ReportSession and the widgets."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

from forms.check.check import check
from forms.check.findings import Finding
from forms.definition.form import Form
from forms.manuscript.progress import Progress, progress
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.edit import Edit
from forms.report.session import ReportSession

CHECK_IDLE_MS = 120


class State:
    """Everything derived from one state of the answers, computed when first asked for."""

    def __init__(self, form: Form, answers: Answers) -> None:
        self.form = form
        self.answers = answers

    @cached_property
    def speaker(self) -> Speaker:
        return Speaker(self.form, self.answers)

    @cached_property
    def progress(self) -> dict[str, Progress]:
        return progress(self.form, self.speaker)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return check(self.form, self.answers)


class ReportBridge(QObject):
    """Widgets call `type`, `edit`, `undo`, `redo` and read `state`; they redraw on `answers_changed`, which
    carries the changed paths (of an undo too). `findings_changed` follows when typing pauses."""

    answers_changed = Signal(frozenset)
    findings_changed = Signal()

    def __init__(
        self, session: ReportSession, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.clock = clock
        self.state = State(session.form, session.answers)
        self.checked = False
        self._found: tuple[Finding, ...] | None = None
        self._idle = QTimer(self, singleShot=True, interval=CHECK_IDLE_MS)
        self._idle.timeout.connect(self._check)

    @property
    def form(self) -> Form:
        return self.session.form

    @property
    def answers(self) -> Answers:
        return self.state.answers

    def type(self, path: str, value: Json | None) -> None:
        """A key press in the box at `path`."""
        self._changed(self.session.type(path, value, self.clock()))

    def edit(self, values: Mapping[str, Json | None], words: str = "") -> None:
        """One undo step over one or several answers; `words` name it (「删去一条」)."""
        self._changed(self.session.edit(values, self.clock(), words))

    def undo(self) -> None:
        self._changed(self.session.undo(self.clock()))

    def redo(self) -> None:
        self._changed(self.session.redo(self.clock()))

    def mark_checked(self) -> None:
        """检查 or 导出 was pressed: from now on untouched boxes show their findings too (R8)."""
        self.checked = True
        self._check()

    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings that may be shown, as of the last pause in typing: before the first 检查 none about boxes that
        are still empty, unless their section was marked done."""
        if self._found is None:
            self._found = self.state.findings
        return tuple(
            finding
            for finding in self._found
            if self.checked or finding.rule != "F01" or self._done(finding.path)
        )

    def _check(self) -> None:
        self._idle.stop()
        self._found = self.state.findings
        self.findings_changed.emit()

    def _done(self, path: str) -> bool:
        return self.answers.get(f"{path.partition('.')[0]}.done") is True

    def _changed(self, edits: tuple[Edit, ...]) -> None:
        if not edits:
            return
        self.state = State(self.form, self.session.answers)
        self.answers_changed.emit(frozenset(edit.path for edit in edits))
        self._idle.start()
