"""The figures at a glance: each with its two years, and told truly where it stands."""

import pytest

from forms.definition.loader import load_example, load_form
from forms.manuscript.figure_list import Figure, figures, use_words
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json

FORM = load_form()
EXAMPLE = Answers(load_example())


def _told(path: str, **values: Json) -> tuple[Figure, str]:
    answers = EXAMPLE
    for name, value in values.items():
        answers = answers.with_value(name.replace("__", "."), value)
    speaker = Speaker(FORM, answers)
    figure = next(figure for figure in figures(speaker) if figure.path == path)
    return figure, use_words(speaker, figure)


def test_every_number_of_the_form_is_listed_once() -> None:
    paths = [figure.path for figure in figures(Speaker(FORM, Answers()))]
    assert len(set(paths)) == len(paths)
    for path, entry in FORM.inputs():
        if entry.value in ("integer", "decimal"):
            assert any(path == listed or path.startswith(f"{listed}.") for listed in paths), path


def test_two_years_and_the_change_between_them() -> None:
    figure, words = _told("party_and_business.tax_revenue")
    assert (figure.name, figure.value, figure.last) == ("全口径税收（万元）", "86412.37", "88920.15")
    assert (figure.change, figure.source, words) == ("下降2.82%", "收入核算股", "（二）一是")
    talks, _ = _told("grassroots.integrity_talks", last__grassroots__integrity_talks="40")
    assert (talks.value, talks.last, talks.change) == ("46", "40", "多6人次")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "（四）三是"),
        ({"grassroots__passages": ["responsibility"]}, "（四）“干部管理”没选用"),
        ({"grassroots__passages": ["responsibility"], "grassroots__discipline_cases": ""}, ""),
        ({"grassroots__discipline_cases": "0"}, "为零不写"),
        ({"grassroots__conduct__text": "坚持正确选人用人导向。"}, "未写进正文"),
    ],
)
def test_where_a_figure_is_said(values: dict[str, Json], words: str) -> None:
    assert _told("grassroots.discipline_cases", **values)[1] == words


def test_a_figure_that_only_serves_the_checks() -> None:
    assert _told("basic.staff_count")[1] == "只作核对"


def test_what_is_required_and_not_there() -> None:
    assert _told("grassroots.party_govern_meetings", grassroots__party_govern_meetings="")[0].missing == (
        FORM.inputs_by_path["grassroots.party_govern_meetings"].required
    )
    assert _told("party_and_business.relief_households", party_and_business__relief_households="")[0].missing
