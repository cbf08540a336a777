"""The time line of a report: when a version is kept by itself, and which of them make room in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

Reason = Literal["named", "opened", "work", "export", "import", "restore", "salvaged"]

REASON_WORDS: Mapping[Reason, str] = MappingProxyType(
    {
        "named": "自己命名",
        "opened": "当天打开时",
        "work": "编写途中",
        "export": "导出时",
        "import": "读入之前",
        "restore": "恢复之前",
        "salvaged": "从损坏的数据里读出",
    }
)

# What a report goes through in an office, offered as names.
STAGES = ("征求意见稿", "送审稿", "报送稿")

WORK_EDITS = 200
WORK_IDLE = timedelta(minutes=3)
NEWEST_KEPT = 20
DAYS_KEPT = 30


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a report. `seq` is the last edit in it; `name` is "" unless the user gave one."""

    id: int
    seq: int
    at: datetime
    reason: Reason
    name: str = ""

    @property
    def title(self) -> str:
        return self.name or REASON_WORDS[self.reason]


def due_on_opening(last: Version | None, last_seq: int, changed_at: datetime, now: datetime) -> bool:
    """Opened on another day than it was last changed, with changes that no version has. Days are those of `now`'s
    zone; another day is also an earlier one, when the clock was set back."""
    other_day = changed_at.astimezone(now.tzinfo).date() != now.date()
    return other_day and _unkept(last, last_seq) > 0


def due_at_work(last: Version | None, last_seq: int, idle: timedelta) -> bool:
    """Much was changed since the last version, and the user has paused."""
    return _unkept(last, last_seq) >= WORK_EDITS and idle >= WORK_IDLE


def superfluous(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Of `versions`, newest first, those that make room: kept are all that have a name, the newest 20, the last of
    each of the newest 30 days and of each week before. Their order counts, not their times."""
    kept_days: set[object] = set()
    kept_weeks: set[object] = set()
    going: list[Version] = []
    for number, version in enumerate(v for v in versions if not v.name and v.reason != "salvaged"):
        day, week = version.at.date(), version.at.isocalendar()[:2]
        keep = number < NEWEST_KEPT
        if day not in kept_days and len(kept_days) < DAYS_KEPT:
            kept_days.add(day)
            keep = True
        elif week not in kept_weeks and len(kept_days) >= DAYS_KEPT:
            keep = True
        kept_weeks.add(week)
        if not keep:
            going.append(version)
    return tuple(going)


def _unkept(last: Version | None, last_seq: int) -> int:
    return last_seq - (0 if last is None else last.seq)
