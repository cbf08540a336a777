"""One change of one answer: the undo step, the log line in the store and the change message in one record."""

from dataclasses import dataclass
from datetime import datetime

from forms.report.answers import Json


@dataclass(frozen=True, slots=True)
class Edit:
    """`seq` counts from 1 within a report; edits of one `step` are undone together. `before` or `after` None
    means that the answer was or is now absent. `at` is aware (UTC)."""

    seq: int
    step: int
    path: str
    before: Json | None
    after: Json | None
    at: datetime
