"""Findings: what a check has to say, as data. One list feeds the marks, the badges, the list and the command line."""

from dataclasses import dataclass
from typing import Any

from forms.definition.rules import Severity


@dataclass(frozen=True, slots=True)
class Fix:
    """One click that mends a finding: `label` says what it does, `value` goes to `path`. `replacement` is what comes
    in place of the finding's span alone, so that several fixes in one text can be made together."""

    label: str
    path: str
    value: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`path` is the answer that it stands at; `start` and `end` are offsets in characters into `excerpt`'s source
    text (both 0: the whole answer). `message` has at most 40 characters and says what to do."""

    rule: str
    severity: Severity
    path: str
    message: str
    start: int = 0
    end: int = 0
    excerpt: str = ""
    fix: Fix | None = None

    def as_json(self) -> dict[str, Any]:
        """The keys that the command line promises."""
        fix = self.fix and {
            "label": self.fix.label,
            "path": self.fix.path,
            "value": self.fix.value,
            "replacement": self.fix.replacement,
        }
        return {
            "rule": self.rule,
            "severity": self.severity,
            "path": self.path,
            "start": self.start,
            "end": self.end,
            "excerpt": self.excerpt,
            "message": self.message,
            "fix": fix,
        }


SEVERITY_WORDS: dict[Severity, str] = {"error": "错误", "warning": "警告", "hint": "提示"}


def shortened(label: str, room: int) -> str:
    """`label`, cut to `room` characters with an ellipsis, for a message of bounded length."""
    return label if len(label) <= room else label[: room - 1] + "…"
