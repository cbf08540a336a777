"""Between the text in a box and the answer: one reading for each kind of value. The text as typed is never lost: what
can't be read is the answer itself, and a finding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms.definition.inputs import Input, Value
from forms.report.answers import Json
from forms.report.normalise import read_day, read_number, spoken_day
from forms.report.pasted import clean_pasted


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands in the box once it is left, and a quiet word when that is not what was typed."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`answer` of the text while it is typed, `note` on what was understood, `shown` text of an answer, and the text
    on leaving the box."""

    answer: Callable[[str], str]
    note: Callable[[str], str]
    shown: Callable[[str], str]
    settled: Callable[[str], Settled]


def reading(entry: Input) -> Reading:
    return READINGS[entry.value](entry)


def text_of(value: Json | None) -> str:
    """The words of an answer; an answer of another shape has none, as everywhere in the report."""
    return value if isinstance(value, str) else ""


def one_line(text: str) -> str:
    """Pasted text for a box of one line."""
    return clean_pasted(text).replace("\n", " ")


def _plain(_entry: Input) -> Reading:
    return Reading(answer=str, note=_no_note, shown=str, settled=lambda text: _tidied(text, one_line(text)))


def _long(_entry: Input) -> Reading:
    return Reading(
        answer=str, note=_no_note, shown=str, settled=lambda text: _tidied(text, clean_pasted(text))
    )


def _number(entry: Input) -> Reading:
    unit = "年" if entry.value == "year" else entry.unit

    def answer(text: str) -> str:
        number = read_number(text, unit)
        return text if number is None else number.text

    def note(text: str) -> str:
        number = read_number(text, unit)
        return "" if number is None else number.note

    def settled(text: str) -> Settled:
        number = read_number(text, unit)
        return _tidied(text, one_line(text)) if number is None else Settled(number.text, number.note)

    return Reading(answer, note, str, settled)


def _date(_entry: Input) -> Reading:
    def answer(text: str) -> str:
        day = read_day(text)
        return text if day is None else day.isoformat()

    def shown(value: str) -> str:
        day = read_day(value)
        return value if day is None else spoken_day(day)

    def note(text: str) -> str:
        said = shown(text)
        return f"读作{said}" if said != text else ""

    def settled(text: str) -> Settled:
        return _tidied(text, one_line(text)) if read_day(text) is None else Settled(shown(text))

    return Reading(answer, note, shown, settled)


def _no_note(_text: str) -> str:
    return ""


def _tidied(typed: str, tidy: str) -> Settled:
    if tidy == typed:
        return Settled(tidy)
    return Settled(tidy, "已去掉首尾空格" if tidy == typed.strip() else "已去掉多余的空格和看不见的字符")


READINGS: Mapping[Value, Callable[[Input], Reading]] = {
    "text": _plain,
    "long_text": _long,
    "integer": _number,
    "decimal": _number,
    "year": _number,
    "date": _date,
}
