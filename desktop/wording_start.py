"""The wording checker of a report that was just opened."""

from threading import Thread
from typing import TYPE_CHECKING

from forms.check.ignored import Sifted
from forms.definition.form import Form
from forms.report.answers import Answers

if TYPE_CHECKING:
    from forms.check.wording.checker import WordingChecker


class WordingStart:
    """Loads the checks, reads and compiles the rules on a thread of its own: half a second the first time, in which
    the window answers keys. Nobody touches the checker before `ready`."""

    def __init__(self, form: Form, answers: Answers) -> None:
        self._form = form
        self._answers = answers
        self._made: WordingChecker | None = None
        self._first: Sifted | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Once; asked again, it goes on."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="wording", daemon=True)
            self._thread.start()

    @property
    def ready(self) -> bool:
        return self._thread is not None and not self._thread.is_alive()

    def checker(self) -> "WordingChecker":
        """Waits for the thread where it has to."""
        self.start()
        if self._thread is not None:
            self._thread.join()
        if self._made is None:  # the thread broke off, and was reported
            self._made = self._make()
        return self._made

    def result_for(self, answers: Answers) -> Sifted | None:
        """What the thread found, if it was about these answers."""
        return self._first if self.ready and answers is self._answers else None

    def _make(self) -> "WordingChecker":
        from forms.check.report_wording import rules_of
        from forms.check.wording.checker import WordingChecker

        return WordingChecker(rules_of(self._form))

    def _run(self) -> None:
        from forms.check.check import checked

        made = self._make()
        self._first = checked(self._form, self._answers, made)
        self._made = made
