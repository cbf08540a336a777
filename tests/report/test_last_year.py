"""Last year's value beside this year's."""

import pytest

from forms.definition.inputs import Input
from forms.report.answers import Answers
from forms.report.last_year import change_words, last_value, last_year


@pytest.mark.parametrize(
    ("now", "before", "unit", "words"),
    [
        ("26", "24", "次", "多2次"),
        ("21", "24", "份", "少3份"),
        ("6.5", "8.0", "分钟", "压缩1.5分钟"),
        ("24", "２４", "次", "与上年相同"),
        ("", "24", "次", ""),
        ("26", "", "次", ""),
        ("二十六", "24", "次", ""),
    ],
)
def test_the_change_is_told_in_the_words_of_the_unit(now: str, before: str, unit: str, words: str) -> None:
    answers = Answers({"a.b": now, "last.a.b": before})
    entry = Input(suffix="", label="次数", value="decimal", unit=unit)
    assert change_words(entry, answers, "a.b") == words


def test_without_an_earlier_report_there_is_no_last_year() -> None:
    assert last_year(Answers({})) is None
    assert last_year(Answers({"last.year": "2025"})) == 2025
    assert last_value(Answers({}), "a.b") == ""
