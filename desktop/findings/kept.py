"""What was let be: places with their reasons, and rules that are switched off."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.bridge import State
from desktop.naming import place_words
from forms.check.ignored import Ignored, ignored_places, off_rules


@dataclass(frozen=True, slots=True)
class Kept:
    """`place` is None for a rule; `path` is where it stands ("" for a rule)."""

    word: str
    where: str
    what: str
    reason: str
    path: str = ""
    start: int = 0
    end: int = 0
    place: Ignored | None = None
    rule: str = ""


def kept_things(state: State) -> list[Kept]:
    """Places in the order in which they were let be, then rules."""
    return [*_places(state), *_rules(state)]


def _places(state: State) -> Iterator[Kept]:
    live = {place: finding for finding, place in reversed(state.checked.ignored)}
    for place in ignored_places(state.answers):
        finding = live.get(place)
        what = finding.message if finding else f"“{place.excerpt}”" if place.excerpt else place.rule
        where = place_words(state.speaker, place.path)
        gone = "" if finding else "（原文已改）"
        span = (finding.start, finding.end) if finding else (0, 0)
        yield Kept("保留", where, f"{what}{gone}", place.reason, place.path, *span, place=place)


def _rules(state: State) -> Iterator[Kept]:
    off = off_rules(state.answers)
    if off:
        from forms.check.catalogue import catalogue  # with all the rules

        names = {entry.id: entry.what for entry in catalogue(state.form)}
        for rule in sorted(off):
            yield Kept("停用", rule, names.get(rule, rule), "全文不查", rule=rule)
