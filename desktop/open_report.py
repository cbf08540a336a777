"""The report that is open: its session, its bridge, and its way to the store."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.bridge import ReportBridge
from desktop.keeper import Keeper
from desktop.naming import place_words, title_words
from forms.definition.form import Form
from forms.report.answers import Answers
from forms.report.edit import Edit
from forms.report.history import History, Step
from forms.report.session import ReportSession
from forms.store.rows import Place, StoredReport


class OpenReport(QObject):
    """`edited` comes with every edit, before it is on the disk."""

    edited = Signal()

    def __init__(
        self,
        stored: StoredReport,
        form: Form,
        keeper: Keeper,
        clock: Callable[[], datetime],
        history: History | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self.changed_at = stored.row.changed_at
        self.others: Callable[[], Mapping[int, Answers]] = dict  # the reports of other years, when asked
        self.id = stored.row.id
        self.uid = stored.row.uid
        self.name = stored.row.name
        self.year = stored.row.year
        self.extra = stored.extra
        self.keeper = keeper
        self._place = stored.place
        session = ReportSession(
            form,
            stored.answers,
            sink=self._keep,
            last_seq=stored.last_seq,
            last_step=stored.last_step,
            history=history,
        )
        self.bridge = ReportBridge(session, clock, self)

    @property
    def place(self) -> Place:
        """Where the user left off."""
        return self._place

    def keep_place(self, place: Place) -> None:
        if place != self._place and not self.bridge.read_only:
            self._place = place
            self.keeper.keep_place(self.id, place)

    def title(self) -> str:
        year = self.bridge.state.speaker.year or self.year
        return title_words(self.name, year)

    def unit(self) -> str:
        return self.bridge.answers.text("basic.unit_full_name").strip()

    def undo_words(self) -> str:
        """What 撤销 would take back; "" when there is nothing."""
        done = self.bridge.session.history.done
        return self._words(done[-1]) if done and not self.bridge.read_only else ""

    def redo_words(self) -> str:
        undone = self.bridge.session.history.undone
        return self._words(undone[-1]) if undone and not self.bridge.read_only else ""

    def undo(self) -> str:
        """Takes the last step back; the path to go to."""
        done = self.bridge.session.history.done
        path = done[-1].changes[0].path if done else ""
        self.bridge.undo()
        return path

    def redo(self) -> str:
        undone = self.bridge.session.history.undone
        path = undone[-1].changes[0].path if undone else ""
        self.bridge.redo()
        return path

    def _words(self, step: Step) -> str:
        place = place_words(self.bridge.state.speaker, step.changes[0].path)
        return "：".join(word for word in (step.words, place) if word)

    def _keep(self, edits: tuple[Edit, ...]) -> None:
        self.keeper.keep(self.id, edits)
        self.changed_at = self._clock()
        self.edited.emit()
