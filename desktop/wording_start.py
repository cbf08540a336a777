"""The wording checker of a report that was just opened."""

from threading import Thread

from forms.check.check import checked
from forms.check.ignored import Sifted
from forms.check.report_wording import rules_of
from forms.check.wording.checker import WordingChecker
from forms.definition.form import Form
from forms.report.answers import Answers


class WordingStart:
    """Reads and compiles the rules on a thread of its own: a third of a second the first time, in which the window
    answers keys. Nobody touches the checker before `ready`."""

    def __init__(self, form: Form, answers: Answers) -> None:
        self._form = form
        self._answers = answers
        self._made: WordingChecker | None = None
        self._first: Sifted | None = None
        self._thread = Thread(target=self._run, name="wording", daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        return not self._thread.is_alive()

    def checker(self) -> WordingChecker:
        """Waits for the thread where it has to."""
        self._thread.join()
        if self._made is None:  # the thread broke off, and was reported
            self._made = WordingChecker(rules_of(self._form))
        return self._made

    def result_for(self, answers: Answers) -> Sifted | None:
        """What the thread found, if it was about these answers."""
        return self._first if self.ready and answers is self._answers else None

    def _run(self) -> None:
        made = WordingChecker(rules_of(self._form))
        self._first = checked(self._form, self._answers, made)
        self._made = made
