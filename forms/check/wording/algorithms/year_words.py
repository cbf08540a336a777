"""Words that belong to a year: study campaigns, new formulations, the wording of tax relief."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from forms.check.wording.blocks import Context
from forms.check.wording.hits import BlockAlgorithm, Hit
from forms.check.wording.options import OptionError, Options
from forms.check.wording.prefilter import Needs, needs_of
from forms.check.wording.reading import Reading, Taken
from forms.check.wording.years import YearSpan, read_span

_NEAR = 16
_LATER = "巩固|拓展|深化.{0,12}成果|常态化|长效化?|成果|成效|经验"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_CLAUSE = re.compile(r"[。；，：！？\n]")


def _span(options: Options, key: str = "years") -> YearSpan:
    span = read_span(options.text(key))
    if span is None:
        raise OptionError(f"{key} 写成 2024、2021-2023、2016- 或 -2016")
    return span


def _clause(text: str, start: int, end: int) -> str:
    """The clause around a span, with up to 16 characters more on either side of it within the clause."""
    low = max(
        (match.end() for match in _CLAUSE.finditer(text, max(0, start - 60), start)),
        default=max(0, start - 60),
    )
    stop = _CLAUSE.search(text, end, end + 60)
    return text[max(low, start - _NEAR) : min(stop.start() if stop else len(text), end + _NEAR)]


@dataclass(frozen=True, slots=True)
class _Campaign:
    name: str
    pattern: re.Pattern[str]
    years: YearSpan
    later: re.Pattern[str]


class YearWords(BlockAlgorithm):
    """Study campaigns named in a report of another year. 巩固拓展……成果 in the years after it is right, and so is a
    sentence that names the campaign's own year."""

    def __init__(self, options: Options) -> None:
        self._campaigns = [
            _Campaign(
                table.text("name"), table.pattern("pattern"), _span(table), table.pattern("later", _LATER)
            )
            for table in options.tables("campaigns")
        ]
        needs = [needs_of(campaign.pattern.pattern) for campaign in self._campaigns]
        self.needs: Needs = tuple(n for need in needs for n in need) if all(needs) else ()
        self._early_message = options.text("early_message", "")

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        if context.year is None:
            return
        text = reading.text
        taken = Taken(text)
        for campaign in self._campaigns:
            for match in campaign.pattern.finditer(text):
                start, end = match.span("at" if "at" in campaign.pattern.groupindex else 0)
                if start == end or not taken.claim(start, end):
                    continue
                hit = self._judge(campaign, reading, start, end, context)
                if hit:
                    yield hit

    def _judge(
        self, campaign: _Campaign, reading: Reading, start: int, end: int, context: Context
    ) -> Hit | None:
        year, span, text = context.year or 0, campaign.years, reading.text
        words = {"1": campaign.name, "2": str(span)}
        if span.holds(year):
            return None
        named = {int(found) for found in _YEAR.findall(text[slice(*reading.near(start, end))])}
        if any(span.holds(found) for found in named):
            return None
        if span.last is not None and year > span.last:
            if campaign.later.search(_clause(text, start, end)):
                return None
            return Hit(start, end, None, words)
        written = context.written.year if context.written else year
        severity = "hint" if span.holds(written) else None
        return Hit(start, end, None, words, severity, self._early_message)


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    pattern: re.Pattern[str]
    since: date
    written: str


class NotYet(BlockAlgorithm):
    """Formulations in a report of a year before they existed: a report written later may quote them (a hint)."""

    def __init__(self, options: Options) -> None:
        self._terms: list[_Term] = []
        for table in options.tables("terms"):
            name = table.text("name")
            since = table.text("since")
            parts = re.match(r"(\d{4})-(\d{1,2})$", since)
            if parts is None:
                raise OptionError("since 写成 2023-09")
            day = date(int(parts.group(1)), int(parts.group(2)), 1)
            pattern = table.pattern("pattern", re.escape(name))
            self._terms.append(_Term(name, pattern, day, f"{day.year}年{day.month}月"))
        needs = [needs_of(term.pattern.pattern) for term in self._terms]
        self.needs: Needs = tuple(n for need in needs for n in need) if all(needs) else ()
        self._hint_message = options.text("hint_message", "")

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        if context.year is None:
            return
        for term in self._terms:
            if context.year >= term.since.year:
                continue
            written = context.written is not None and context.written >= term.since
            for match in term.pattern.finditer(reading.text):
                start, end = match.span("at" if "at" in term.pattern.groupindex else 0)
                if start == end:
                    continue
                words = {"1": term.name, "2": term.written}
                message = self._hint_message if written else ""
                yield Hit(start, end, None, words, "hint" if written else None, message)


@dataclass(frozen=True, slots=True)
class _Formula:
    pattern: re.Pattern[str]
    years: YearSpan
    right: str


class YearFormula(BlockAlgorithm):
    """A formula whose wording changes from year to year, in the wording of another year."""

    def __init__(self, options: Options) -> None:
        self._formulas = [
            _Formula(table.pattern("pattern"), _span(table), table.text("right", ""))
            for table in options.tables("formulas")
        ]
        self._word = options.text("year_word", "")
        needs = [needs_of(formula.pattern.pattern) for formula in self._formulas]
        self.needs: Needs = tuple(n for need in needs for n in need) if all(needs) else ()

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        if context.year is None:
            return
        word = context.years.word(context.year, self._word) if self._word else None
        right = next((f.right for f in self._formulas if f.right and f.years.holds(context.year)), "")
        right = right or (word.text if word else "")
        text = reading.text
        own = Taken(text)
        for formula in self._formulas:
            if formula.years.holds(context.year):
                for match in formula.pattern.finditer(text):
                    own.claim(*match.span())
        for formula in self._formulas:
            if formula.years.holds(context.year):
                continue
            for match in formula.pattern.finditer(text):
                start, end = match.span("at" if "at" in formula.pattern.groupindex else 0)
                named = {int(found) for found in _YEAR.findall(text[slice(*reading.near(start, end))])}
                if start == end or not own.claim(start, end):
                    continue
                if any(formula.years.holds(found) for found in named):
                    continue
                yield Hit(start, end, right or None, {"1": right, "2": str(formula.years)})


class StudyNames(BlockAlgorithm):
    """Names of study campaigns, to the letter: the key word is there, the full name is not around it."""

    def __init__(self, options: Options) -> None:
        self._names: list[tuple[str, re.Pattern[str], re.Pattern[str] | None]] = []
        for table in options.tables("names"):
            excuse = table.text("except", "")
            self._names.append(
                (table.text("full"), table.pattern("key"), table.pattern("except") if excuse else None)
            )
        needs = [needs_of(key.pattern) for _, key, _ in self._names]
        self.needs: Needs = tuple(n for need in needs for n in need) if all(needs) else ()

    def find(self, reading: Reading, context: Context) -> Iterator[Hit]:
        text = reading.text
        taken = Taken(text)
        for full, _, _ in self._names:
            for match in re.finditer(re.escape(full), text):
                taken.claim(*match.span())
        for full, key, excuse in self._names:
            for match in key.finditer(text):
                start, end = match.span("at" if "at" in key.groupindex else 0)
                if start == end:
                    continue
                if excuse is not None and excuse.search(text, max(0, start - 20), min(len(text), end + 20)):
                    continue
                if taken.claim(start, end):
                    yield Hit(start, end, full, {"1": full})
