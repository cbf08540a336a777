"""Figures over the years."""

from decimal import Decimal

from forms.definition.loader import load_example, load_form
from forms.report.answers import Answers
from forms.report.years_held import FigureYears, figure_years

FORM = load_form()
EXAMPLE = Answers(load_example())
TAX = "party_and_business.tax_revenue"
TALKS = "grassroots.integrity_talks"


def _by_path(answers: Answers, others: dict[int, Answers]) -> dict[str, FigureYears]:
    return {figure.path: figure for figure in figure_years(FORM, 2026, answers, others)}


def test_a_growth_figure_brings_the_year_before_along() -> None:
    points = _by_path(EXAMPLE, {})[f"{TAX}.current"].points
    assert points == ((2025, Decimal("88920.15")), (2026, Decimal("86412.37")))


def test_a_count_is_shown_once_two_years_are_known() -> None:
    assert TALKS not in _by_path(EXAMPLE, {})
    earlier = EXAMPLE.with_value(TALKS, "40")
    assert _by_path(EXAMPLE, {2024: earlier})[TALKS].points == ((2024, Decimal(40)), (2026, Decimal(46)))
    carried = EXAMPLE.with_value("last.year", "2025").with_value(f"last.{TALKS}", "41")
    assert _by_path(carried, {})[TALKS].points[0] == (2025, Decimal(41))


def test_the_report_of_a_year_goes_before_what_others_say_of_it() -> None:
    reported = EXAMPLE.with_value(f"{TAX}.current", "88000")
    points = dict(_by_path(EXAMPLE, {2025: reported})[f"{TAX}.current"].points)
    assert points[2025] == Decimal(88000)


def test_what_cannot_be_read_is_left_out() -> None:
    assert f"{TAX}.current" not in _by_path(EXAMPLE.with_value(f"{TAX}.current", "很多"), {})
