"""Last year beside this year: what the answers under `last.` hold (written by `forms.manuscript.carry`)."""

from decimal import Decimal

from forms.definition.inputs import Input
from forms.report.answers import Answers
from forms.report.normalise import plain, read_number

YEAR_PATH = "last.year"

# What a figure that fell or rose is said to have done, by its unit; anything else is more or less.
_VERBS = {"分钟": ("延长", "压缩"), "天": ("延长", "压缩")}


def last_year(answers: Answers) -> int | None:
    """The year that is compared with; None when the report did not start from an earlier one."""
    text = answers.text(YEAR_PATH)
    return int(text) if text.isascii() and text.isdigit() else None


def last_text(answers: Answers, path: str) -> str:
    """The passage at `path` as it was printed last year; "" when it is not known."""
    return answers.text(f"last.{path}")


def last_value(answers: Answers, path: str) -> str:
    """Last year's value of the input at `path` as it was typed, without blanks; "" when it is not known."""
    return answers.text(f"last.{path}").strip()


def last_number(answers: Answers, path: str, unit: str) -> Decimal | None:
    number = read_number(last_value(answers, path), unit)
    return None if number is None else number.value


def change_words(entry: Input, answers: Answers, path: str) -> str:
    """多2次, 少3份, 压缩1.5分钟, 与上年相同; "" while one of the two years is not known."""
    now = read_number(answers.text(path), entry.unit)
    before = last_number(answers, path, entry.unit)
    if now is None or before is None:
        return ""
    if now.value == before:
        return "与上年相同"
    more, less = _VERBS.get(entry.unit, ("多", "少"))
    return f"{more if now.value > before else less}{plain(abs(now.value - before))}{entry.unit}"
