"""Rules that are a pattern."""

import re
from collections.abc import Iterator

from forms.check.wording.hits import Hit
from forms.check.wording.named_fixes import NAMED_FIXES
from forms.check.wording.pack import WordingRule
from forms.check.wording.reading import Reading


def pattern_hits(pattern: re.Pattern[str], rule: WordingRule, reading: Reading) -> Iterator[Hit]:
    at = "at" if "at" in pattern.groupindex else 0
    text = reading.text
    for first, last in reading.windows:
        for match in pattern.finditer(text, first, last):
            start, end = match.span(at)
            if start == end:
                continue
            words = {str(n): value or "" for n, value in enumerate(match.groups(), 1)}
            words.update({name: value or "" for name, value in match.groupdict().items()})
            fix = _fix(rule, match, text[start:end])
            yield Hit(start, end, fix, words)


def _fix(rule: WordingRule, match: re.Match[str], span: str) -> str | None:
    if rule.fix is None or rule.fix == "no":
        return None
    named = NAMED_FIXES.get(rule.fix)
    return named(span) if named else match.expand(rule.fix)
