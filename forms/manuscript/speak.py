"""What blanks say: the phrase that each kind of field computes from its answers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneOf

from forms.definition.fields import (
    AnyField,
    ChoiceField,
    DateField,
    LinksField,
    ListField,
    NumberField,
    TextField,
    YearField,
)
from forms.definition.figures import BreakdownField, GrowthField, SeriesField
from forms.definition.form import Form
from forms.manuscript.blanks import Blank, parse
from forms.manuscript.model import Run
from forms.manuscript.numerals import chinese
from forms.report.answers import Answers
from forms.report.growth import Direction, growth
from forms.report.normalise import plain, read_day, read_items, read_number, spoken_day

EMPTY = "____"
State = OneOf["filled", "empty", "gone"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """`text` as it stands in the report ("____" when empty, "" when gone); `path` of the field that it speaks for;
    `verified` is false for a year word that was not compared with its document."""

    text: str
    state: State
    path: str = ""
    label: str = ""
    verified: bool = True


def report_year(answers: Answers) -> int | None:
    number = read_number(answers.text("basic.report_year"), "年")
    return None if number is None or number.value != number.value.to_integral_value() else int(number.value)


class Speaker:
    """Speaks every blank of one report; a fresh one for each state of the answers."""

    def __init__(self, form: Form, answers: Answers) -> None:
        self.form = form
        self.answers = answers
        self.year = report_year(answers)
        self.runs: dict[str, tuple[Run, ...]] = {}  # of passages, by path: compose keeps them here
        self._said: dict[tuple[str, str], Spoken] = {}
        self._open: set[str] = set()
        self._by_kind: dict[type, Callable[..., tuple[str, State]]] = {
            TextField: self._text,
            ListField: self._list,
            NumberField: self._number,
            YearField: self._year,
            DateField: self._date,
            ChoiceField: self._choice,
            LinksField: self._links,
            GrowthField: self._growth,
            BreakdownField: self._breakdown,
            SeriesField: self._series,
        }

    def speak(self, ref: str, section_id: str) -> Spoken:
        """What `{ref}` says in a passage of `section_id`. An unknown blank says itself, so that nothing is lost."""
        key = (section_id, ref)
        if key not in self._said:
            self._said[key] = self._speak(ref, section_id)
        return self._said[key]

    def field_text(self, path: str) -> str:
        """What the field at `path` (`section.field`) says by itself; "" when it is empty or gone."""
        section_id, _, name = path.partition(".")
        spoken = self.speak(name, section_id)
        return spoken.text if spoken.state == "filled" else ""

    def render(self, template: str, section_id: str) -> str:
        """A template spoken in full, without the removal of separators that a passage gets."""
        return "".join(
            self.speak(piece.ref, section_id).text if isinstance(piece, Blank) else piece.text
            for piece in parse(template)
        )

    def _speak(self, ref: str, section_id: str) -> Spoken:
        head, _, rest = ref.partition(".")
        if head == "year" and rest:
            return self._year_word(rest)
        base, selector = f"{section_id}.{head}", rest
        field = self.form.fields_by_path.get(base)
        if field is None:
            name, _, selector = rest.partition(".")
            base = f"{head}.{name}"
            field = self.form.fields_by_path.get(base)
        if field is None:
            return Spoken("{" + ref + "}", "filled", "", ref)
        if base in self._open:  # a default that needs itself
            return Spoken(EMPTY, "empty", base, field.label)
        self._open.add(base)
        try:
            text, state = self._by_kind[type(field)](field, base, selector)
        finally:
            self._open.discard(base)
        if state == "empty" and not field.required:
            text, state = "", "gone"
        return Spoken(text, state, base, field.label)

    def _year_word(self, name: str) -> Spoken:
        label = self.form.years.labels.get(name, name)
        word = None if self.year is None else self.form.years.word(self.year, name)
        if word is None:
            return Spoken(EMPTY, "empty", "basic.report_year", label)
        if not word.text:
            return Spoken("", "gone", "basic.report_year", label)
        return Spoken(word.text, "filled", "basic.report_year", label, word.verified)

    def _raw(self, path: str) -> str:
        return self.answers.text(path).strip()

    def _wrapped(self, field: AnyField, value: str, unit: str, fallback: str) -> str:
        phrase = field.phrase or fallback
        return phrase.replace("{value}", value).replace("{unit}", unit).replace("{label}", field.label)

    def _text(self, field: TextField, base: str, selector: str) -> tuple[str, State]:
        value = self._raw(base)
        if not value and base in self.answers and not field.required:
            return "", "gone"  # cleared on purpose: 留空则不排该行
        if not value and field.default:
            value = self.render(field.default, base.partition(".")[0])
            if EMPTY in value:
                return EMPTY, "empty"
        if not value:
            return EMPTY, "empty"
        if field.full_width_space and len(value) == 2:
            value = f"{value[0]}\u3000{value[1]}"
        return (value if selector == "value" else self._wrapped(field, value, "", "{value}")), "filled"

    def _list(self, field: ListField, base: str, selector: str) -> tuple[str, State]:
        value = self._raw(base) or self.render(field.default, base.partition(".")[0])
        items = read_items(value)
        if not items:
            return EMPTY, "empty"
        if selector == "count":
            return chinese(len(items)), "filled"
        return self._wrapped(field, "、".join(items), "", "{value}"), "filled"

    def _number(self, field: NumberField, base: str, selector: str) -> tuple[str, State]:
        raw = self._raw(base)
        if not raw:
            bare = selector == "value" or not field.required
            return (EMPTY if bare else self._wrapped(field, EMPTY, field.unit, "{value}{unit}")), "empty"
        number = read_number(raw, field.unit)
        if number is None:
            return self._wrapped(field, raw, field.unit, "{value}{unit}"), "filled"
        if number.value == 0:  # C21: 0 次 is not said
            return "", "gone"
        text = number.text
        if selector == "value":
            return text, "filled"
        if field.approximate and number.value % 10 == 0:
            text += "余"
        return self._wrapped(field, text, field.unit, "{value}{unit}"), "filled"

    def _year(self, field: YearField, base: str, selector: str) -> tuple[str, State]:
        raw = self._raw(base)
        number = read_number(raw, "年")
        if not raw:
            return EMPTY, "empty"
        return (raw if number is None else number.text), "filled"

    def _date(self, field: DateField, base: str, selector: str) -> tuple[str, State]:
        raw = self._raw(base)
        day = read_day(raw)
        if not raw:
            return EMPTY, "empty"
        return (spoken_day(day) if day else raw), "filled"

    def _choice(self, field: ChoiceField, base: str, selector: str) -> tuple[str, State]:
        chosen = self._raw(base) or field.default
        option = next((o for o in field.options if o.id == chosen), None)
        if option is None:
            return EMPTY, "empty"
        return self._wrapped(field, option.text or option.label, "", "{value}"), "filled"

    def _links(self, field: LinksField, base: str, selector: str) -> tuple[str, State]:
        targets = [s.id for s in self.form.of_kind(field.target)]
        # An empty list is an answer: every box was cleared.
        chosen = self.answers.items_at(base) if base in self.answers else field.default
        numbers = [chinese(targets.index(i) + 1) for i in chosen if i in targets]
        return ("、".join(numbers), "filled") if numbers else (EMPTY, "empty")

    def _growth(self, field: GrowthField, base: str, selector: str) -> tuple[str, State]:
        found = growth(field, self.answers, base)
        unreadable = next(
            (
                raw
                for s in ("current", "change")
                if (raw := self._raw(f"{base}.{s}")) and not read_number(raw)
            ),
            "",
        )
        current = EMPTY if found.current is None else plain(found.current)
        if selector == "current":
            return (current, "filled") if found.current is not None else (EMPTY, "empty")
        change = self._change(field, found.change, found.direction)
        if field.speak == "change" or selector == "change":
            if not change:
                return (unreadable, "filled") if unreadable else (EMPTY, "empty")
            return self._wrapped(field, change, "", "{value}"), "filled"
        rate = found.reported if found.reported is not None else found.rate
        if selector == "rate":
            return (f"{plain(rate)}%", "filled") if rate is not None else (EMPTY, "empty")
        if found.current is None and not unreadable and not field.required:
            return EMPTY, "empty"
        subject = f"{field.subject or field.label + '累计完成'}{unreadable or current}{field.unit}"
        if not found.compared:
            return (f"{subject}，{field.compare}{EMPTY}", "empty") if field.required else (subject, "filled")
        if found.direction == "flat":
            return f"{subject}，{change}", "filled"
        said = f"{subject}，{field.compare}{change}"
        if field.with_rate and rate is not None:
            verb = field.up[1] if found.direction == "up" else field.down[1]
            said += f"，{verb}{plain(rate)}%"
        return said, "filled"

    def _change(self, field: GrowthField, change: Decimal | None, direction: Direction | None) -> str:
        """增收2363.28万元 · 减收… · 与上年持平; "" when unknown."""
        if change is None or direction is None:
            return ""
        if direction == "flat":
            return field.flat
        verb = field.up[0] if direction == "up" else field.down[0]
        return f"{verb}{plain(change)}{field.change_unit or field.unit}"

    def _breakdown(self, field: BreakdownField, base: str, selector: str) -> tuple[str, State]:
        raw = self._raw(f"{base}.total")
        number = read_number(raw, field.unit)
        total = f"{field.subject or field.label}{number.text if number else raw or EMPTY}{field.unit}"
        parts: list[str] = []
        missing = False
        for part in field.parts:
            text = self._raw(f"{base}.{part.id}")
            value = read_number(text, part.unit)
            missing = missing or (not text and part.required)
            if text and (value is None or value.value != 0):
                parts.append(f"{part.label}{value.text if value else text}{part.unit}")
        if selector == "total":
            return total, ("filled" if raw else "empty")
        said = field.parts_phrase.replace("{value}", "、".join(parts)) if parts else ""
        if selector == "parts":
            if said:
                return said, "filled"
            return (EMPTY, "empty") if missing else ("", "gone")
        return f"{total}，{said}" if said else total, ("filled" if raw else "empty")

    def _series(self, field: SeriesField, base: str, selector: str) -> tuple[str, State]:
        clauses: list[str] = []
        empty = False
        for item in field.items:
            raw = self._raw(f"{base}.{item.id}")
            number = read_number(raw, item.unit)
            missing = not raw and item.required and field.required
            empty = empty or missing
            if missing or (raw and (number is None or number.value != 0)):
                value = EMPTY if missing else number.text if number else raw
                clause = item.phrase.replace("{value}", value).replace("{unit}", item.unit)
                clauses.append(clause.replace("{label}", item.label))
        if not clauses:
            return "", "gone"
        said = self._wrapped(field, field.joiner.join(clauses), "", "{value}")
        return said, ("empty" if empty else "filled")
