"""One change of one answer: the undo step, the log line in the store and the change message in one record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from forms.report.answers import Json

EditKind = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`seq` counts from 1 within a report; edits of one `step` are undone together. `before` or `after` None
    means that the answer was or is now absent. `at` is aware (UTC). `of_step` is the step that an undo takes back
    or a redo does again, 0 for what the user did; `words` name the step on the undo button."""

    seq: int
    step: int
    path: str
    before: Json | None
    after: Json | None
    at: datetime
    kind: EditKind = "do"
    of_step: int = 0
    words: str = ""
