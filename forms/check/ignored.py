"""Rules that are switched off and places that are let be, with the reason. Both are answers of the report
(`check.off`, `check.ignored`), so they are kept, undone and handed on with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from forms.check.findings import Finding
from forms.report.answers import Answers, Json

OFF_PATH = "check.off"
IGNORED_PATH = "check.ignored"


@dataclass(frozen=True, slots=True)
class Ignored:
    """One place that is let be: the rule, the answer, the words there, and why."""

    rule: str
    path: str
    excerpt: str
    reason: str

    def fits(self, finding: Finding) -> bool:
        return (self.rule, self.path, self.excerpt) == (finding.rule, finding.path, finding.excerpt)

    def as_json(self) -> Json:
        return {"rule": self.rule, "path": self.path, "excerpt": self.excerpt, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings that stand, and those that are let be, each with its reason."""

    kept: tuple[Finding, ...]
    ignored: tuple[tuple[Finding, Ignored], ...]


def off_rules(answers: Answers) -> frozenset[str]:
    return frozenset(answers.items_at(OFF_PATH))


def ignored_places(answers: Answers) -> tuple[Ignored, ...]:
    """The places in `check.ignored`; entries of another shape are passed over."""
    value = answers.get(IGNORED_PATH)
    found: list[Ignored] = []
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            texts = {key: entry.get(key, "") for key in ("rule", "path", "excerpt", "reason")}
            if all(isinstance(text, str) for text in texts.values()) and texts["rule"]:
                found.append(Ignored(**cast(dict[str, str], texts)))
    return tuple(found)


def with_rule_off(answers: Answers, rule: str) -> Json:
    """The value of `check.off` with `rule` switched off."""
    return [*dict.fromkeys([*answers.items_at(OFF_PATH), rule])]


def with_rule_on(answers: Answers, rule: str) -> Json:
    """The value of `check.off` without `rule`."""
    return [name for name in answers.items_at(OFF_PATH) if name != rule]


def with_ignored(answers: Answers, finding: Finding, reason: str) -> Json:
    """The value of `check.ignored` with the place of `finding`, once."""
    kept = [place for place in ignored_places(answers) if not place.fits(finding)]
    added = Ignored(finding.rule, finding.path, finding.excerpt, reason.strip())
    return [place.as_json() for place in [*kept, added]]


def without_ignored(answers: Answers, place: Ignored) -> Json:
    """The value of `check.ignored` without `place`."""
    return [other.as_json() for other in ignored_places(answers) if other != place]


def sifted(findings: Iterable[Finding], answers: Answers) -> Sifted:
    """`findings` without those of rules that are off, parted into those that stand and those that are let be."""
    off = off_rules(answers)
    places = ignored_places(answers)
    kept: list[Finding] = []
    ignored: list[tuple[Finding, Ignored]] = []
    for finding in findings:
        if finding.rule in off:
            continue
        place = next((place for place in places if place.fits(finding)), None)
        if place is None:
            kept.append(finding)
        else:
            ignored.append((finding, place))
    return Sifted(tuple(kept), tuple(ignored))
