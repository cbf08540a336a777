"""Reports, edits and a clock for the tests of the store."""

from datetime import UTC, datetime, timedelta

from forms.report.answers import Json
from forms.report.edit import Edit

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
FORM = "first_responsible"


def clock() -> datetime:
    return NOON


def minutes(count: float) -> datetime:
    """`count` minutes after noon."""
    return NOON + timedelta(minutes=count)


def edit(
    seq: int, path: str, after: Json | None, before: Json | None = None, *, step: int | None = None
) -> Edit:
    return Edit(seq, seq if step is None else step, path, before, after, minutes(seq))
