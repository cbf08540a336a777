"""The one QObject between ReportSession and the widgets."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.wording_start import WordingStart
from forms.check.findings import Finding
from forms.check.ignored import Sifted
from forms.definition.form import Form
from forms.manuscript.compose import compose
from forms.manuscript.model import Manuscript
from forms.manuscript.progress import Progress, progress
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.edit import Edit
from forms.report.session import ReportSession

CHECK_IDLE_MS = 120
# What is still to be done is no fault before 检查 was pressed: boxes not filled in, carried text not looked at.
STILL_TO_DO = ("F01", "ST07")


class State:
    """Everything derived from one state of the answers, computed when first asked for. `wording` remembers the
    passages that it has read in earlier states."""

    def __init__(self, form: Form, answers: Answers, wording: WordingStart | None = None) -> None:
        self.form = form
        self.answers = answers
        self._wording = wording

    @cached_property
    def speaker(self) -> Speaker:
        return Speaker(self.form, self.answers)

    @cached_property
    def progress(self) -> dict[str, Progress]:
        return progress(self.form, self.speaker)

    @cached_property
    def touched(self) -> frozenset[str]:
        """The answers that there are, and the fields that have any."""
        return frozenset(self.answers) | {path.rpartition(".")[0] for path in self.answers}

    @cached_property
    def manuscript(self) -> Manuscript:
        return compose(self.form, self.answers, self.speaker)

    @cached_property
    def checked(self) -> Sifted:
        """What stands, and what is let be with its reason."""
        from forms.check.check import checked  # with all its rules: after the first tab can be typed in

        if self._wording is None:
            return checked(self.form, self.answers)
        first = self._wording.result_for(self.answers)
        return first or checked(self.form, self.answers, self._wording.checker())

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checked.kept


class ReportBridge(QObject):
    """Widgets call `type`, `edit`, `undo`, `redo` and read `state`; they redraw on `answers_changed`, which
    carries the changed paths (of an undo too). `findings_changed` follows when typing pauses, not while `composing`
    says that an input method is at work (R9). While `read_only` nothing is changed."""

    answers_changed = Signal(frozenset)
    findings_changed = Signal()
    typed = Signal(str)  # the path of the box, before its answer changes

    def __init__(
        self, session: ReportSession, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.clock = clock
        self._wording = WordingStart(session.form, session.answers)
        self.state = State(session.form, session.answers, self._wording)
        self.checked = False
        self.composing: Callable[[], bool] = lambda: False
        # About what is being written just now.
        self.holding: Callable[[Finding], bool] = lambda _finding: False
        self.read_only = False  # another window has the report
        self._found: tuple[Finding, ...] | None = None
        self._idle = QTimer(self, singleShot=True, interval=CHECK_IDLE_MS)
        self._idle.timeout.connect(self._check_in_peace)
        # Counted from when the pages have been made: reading the rules would slow them down.
        QTimer.singleShot(0, self._idle, self._idle.start)

    @property
    def form(self) -> Form:
        return self.session.form

    @property
    def answers(self) -> Answers:
        return self.state.answers

    def type(
        self, path: str, value: Json | None, following: Mapping[str, Json | None] = MappingProxyType({})
    ) -> None:
        """A key press in the box at `path`; `following` are answers that change with it."""
        if self.read_only:
            self.answers_changed.emit(frozenset({path}))  # the box shows again what stands
            return
        self.typed.emit(path)
        self._changed(self.session.type(path, value, self.clock(), following))

    def edit(self, values: Mapping[str, Json | None], words: str = "") -> None:
        """One undo step over one or several answers; `words` name it (「删去一条」)."""
        if self.read_only:
            self.answers_changed.emit(frozenset(values))
            return
        self._changed(self.session.edit(values, self.clock(), words))

    def undo(self) -> None:
        if self.read_only:
            return
        self._changed(self.session.undo(self.clock()))

    def redo(self) -> None:
        if self.read_only:
            return
        self._changed(self.session.redo(self.clock()))

    def mark_checked(self) -> None:
        """检查 or 导出 was pressed: from now on untouched boxes show their findings too (R8)."""
        self.checked = True
        self.check_now()

    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings that may be shown, as of the last pause in typing: before the first 检查 none about boxes that
        nobody has touched, unless their section was marked done."""
        if self._found is None:
            if not self._wording.ready:
                return ()
            self._found = self.state.findings
        return tuple(f for f in self._found if (self.checked or self._may_show(f)) and not self.holding(f))

    def check_now(self) -> None:
        """Without waiting for a pause: after 检查, and before and after a fix."""
        self._idle.stop()
        self._found = self.state.findings
        self.findings_changed.emit()

    def _check_in_peace(self) -> None:
        self._wording.start()
        if self.composing() or not self._wording.ready:
            self._idle.start()
        else:
            self.check_now()

    def _may_show(self, finding: Finding) -> bool:
        if self.answers.get(f"{finding.path.partition('.')[0]}.done") is True:
            return True
        return finding.path in self.state.touched and finding.rule not in STILL_TO_DO

    def _changed(self, edits: tuple[Edit, ...]) -> None:
        if not edits:
            return
        self.state = State(self.form, self.session.answers, self._wording)
        self.answers_changed.emit(frozenset(edit.path for edit in edits))
        self._idle.start()
