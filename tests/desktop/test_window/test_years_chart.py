"""All the years at a glance on the page 核对与导出."""

from desktop.last_year.years_chart import YearsChart
from forms.definition.loader import load_example
from tests.desktop.test_window.stage import FORM, KIND, Stage

TALKS = "grassroots.integrity_talks"


def _chart(stage: Stage) -> YearsChart:
    stage.desk.view.go_section("review")
    stage.turn()
    found = stage.window.findChild(YearsChart)
    assert found is not None
    return found


def _held(stage: Stage, year: int, talks: str) -> None:
    answers = load_example() | {"basic.report_year": str(year), TALKS: talks}
    stage.window.start.shelf.store.create(FORM, year, KIND, answers, stage.clock())


def test_each_figure_has_a_chart_over_the_years_held(stage: Stage) -> None:
    _held(stage, 2024, "40")
    _held(stage, 2025, "43")
    stage.open_example()
    chart = _chart(stage)
    assert chart.isVisible()
    talks = next(c for c in chart.charts() if c.figure.path == TALKS)
    assert [(year, str(value)) for year, value in talks.figure.points] == [
        (2024, "40"),
        (2025, "43"),
        (2026, "46"),
    ]
    assert "2024年40人次" in talks.accessibleName()
    stage.bridge.edit({TALKS: "50"})
    assert str(talks.figure.points[-1][1]) == "50"


def test_reports_in_the_bin_and_of_another_kind_do_not_count(stage: Stage) -> None:
    _held(stage, 2024, "40")
    gone = stage.window.start.shelf.rows()[0][0].id
    stage.window.start.shelf.bin(gone)
    answers = load_example() | {"basic.report_year": "2023", "basic.report_kind": "integrity", TALKS: "9"}
    stage.window.start.shelf.store.create(FORM, 2023, KIND, answers, stage.clock())
    stage.open_example()
    assert TALKS not in [c.figure.path for c in _chart(stage).charts()]


def test_without_another_year_there_is_no_chart(stage: Stage) -> None:
    stage.open_blank()
    assert not _chart(stage).isVisible()
