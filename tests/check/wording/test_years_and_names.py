"""Words of other years, years left over, and names of offices against the report's own."""

import pytest

from forms.check.wording.years import YearSpan, read_span
from tests.check.wording.running import algorithm, excerpts, found

CAMPAIGNS = algorithm(
    "year_words",
    campaigns=[
        {"name": "党史学习教育", "pattern": "党史学习教育", "years": "2021"},
        {"name": "主题教育", "pattern": "(?<!使命”)主题教育", "years": "2023"},
        {"name": "党纪学习教育", "pattern": "党纪学习教育", "years": "2024"},
    ],
    early_message="还没有",
)


@pytest.mark.parametrize(
    ("text", "year", "severity"),
    [
        ("深化党史学习教育，推动学用结合。", 2023, "warning"),
        ("扎实开展主题教育，查摆问题12个。", 2024, "warning"),
        ("我带头参加党纪学习教育读书班。", 2025, "warning"),
        ("开展党纪学习教育", 2022, "warning"),
        ("部署2024年工作，启动党纪学习教育", 2023, None),
    ],
)
def test_a_campaign_of_another_year(text: str, year: int, severity: str | None) -> None:
    assert [f.severity for f in found(CAMPAIGNS, {"text": text, "year": year})] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("巩固拓展党史学习教育成果。", 2022),
        ("推动党史学习教育常态化长效化", 2023),
        ("开展党纪学习教育。", 2024),
        ("巩固深化主题教育成果，抓好整改", 2024),
        ("2021年党史学习教育以来，办成实事30件", 2023),
        ("扎实开展主题教育", None),
    ],
)
def test_a_campaign_of_this_year(text: str, year: int | None) -> None:
    assert excerpts(CAMPAIGNS, {"text": text, "year": year}) == []


TERMS = algorithm(
    "not_yet",
    terms=[
        {"name": "二十届三中全会", "pattern": "二十届三中全会|二十届二中、三中全会", "since": "2024-07"},
        {"name": "新质生产力", "since": "2023-09"},
    ],
)


@pytest.mark.parametrize(
    ("entry", "severity"),
    [
        ({"text": "学习二十届三中全会精神。", "year": 2023, "written": "2024-01-05"}, "warning"),
        ({"text": "发展新质生产力", "year": 2022, "written": "2023-01-05"}, "warning"),
        ({"text": "培育新质生产力", "year": 2022, "written": "2023-12-05"}, "hint"),
        ({"text": "党的二十届二中、三中全会精神", "year": 2022}, "warning"),
    ],
)
def test_a_term_before_its_time(entry: object, severity: str) -> None:
    assert [f.severity for f in found(TERMS, entry)] == [severity]


@pytest.mark.parametrize(
    ("text", "year"),
    [("发展新质生产力", 2023), ("二十届三中全会", 2024), ("二十届三中全会", 2025), ("新质生产力", None)],
)
def test_a_term_in_its_time(text: str, year: int | None) -> None:
    assert excerpts(TERMS, {"text": text, "year": year}) == []


FORMULAS = algorithm(
    "year_formula",
    formulas=[
        {"pattern": "退税减税缓税|退税减税降费", "years": "2022", "right": "退税减税降费"},
        {"pattern": "减税降费及退税", "years": "2024-", "right": "减税降费及退税"},
    ],
)


@pytest.mark.parametrize(
    ("text", "year"),
    [("共实现退税减税缓税1亿元", 2024), ("落实退税减税降费政策", 2025), ("退税减税缓税", 2023)],
)
def test_the_formula_of_another_year(text: str, year: int) -> None:
    assert len(found(FORMULAS, {"text": text, "year": year})) == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("落实减税降费及退税", 2024),
        ("退税减税降费", 2022),
        ("2022年退税减税降费", 2024),
        ("退税减税降费", None),
    ],
)
def test_the_formula_of_this_year(text: str, year: int | None) -> None:
    assert excerpts(FORMULAS, {"text": text, "year": year}) == []


NAMES = algorithm(
    "study_names",
    names=[
        {
            "full": "深入贯彻中央八项规定精神学习教育",
            "key": "(?:深入贯彻)?(?:中央)?八项规定(?:精神)?(?:主题|学习)教育",
        },
        {"full": "党纪学习教育", "key": "党纪(?:主题|专题)教育", "except": "微党课"},
    ],
)


@pytest.mark.parametrize(
    "text",
    [
        "开展八项规定主题教育",
        "中央八项规定精神学习教育启动",
        "扎实开展党纪主题教育。",
        "深入贯彻八项规定学习教育",
    ],
)
def test_a_campaign_misnamed(text: str) -> None:
    assert len(found(NAMES, text)) == 1


@pytest.mark.parametrize(
    "text",
    ["深入贯彻中央八项规定精神学习教育", "落实中央八项规定精神", "党纪学习教育", "讲授党纪专题教育微党课"],
)
def test_a_campaign_named_in_full(text: str) -> None:
    assert excerpts(NAMES, text) == []


OTHER = algorithm("other_year")


@pytest.mark.parametrize(
    "text",
    [
        "2023年以来，我局坚持党建引领。",
        "今年（2023年）全年组织收入8.6亿元。",
        "2023年全年开展学习24次。",
        "现将2023年度履责情况报告如下。",
        "2023年，在市税务局党委和县委的领导下，我认真履责。",
        "全年工作中，2022年我主持召开党委会12次。",
    ],
)
def test_a_year_left_over(text: str) -> None:
    assert len(found(OTHER, {"text": text, "year": 2024, "role": "body"})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2024年以来，我局坚持党建引领。",
        "同比2023年增长3.2%，较2022年下降1.1%。",
        "印发《2023年工作要点》，落实税发〔2023〕5号文件。",
        "2023年度述职评议查摆问题5个，已整改4个。",
        "自2018年机构改革以来",
        "2019年7月9日，习近平总书记在会上强调",
        "“十四五”规划（2021—2025年）",
        "2025年，我将持续用力。",
        "到2035年基本实现现代化",
        "与2023年相比，满意度提高1.2分。",
        "去年（2023年）开展的调研",
    ],
)
def test_a_year_that_belongs(text: str) -> None:
    assert excerpts(OTHER, {"text": text, "year": 2024, "role": "body"}) == []


UNIT = algorithm("unit_names")
OURS = {
    "unit_full_name": "国家税务总局云溪县税务局",
    "county": "云溪县",
    "city": "江澜市",
    "addressee": "中共国家税务总局江澜市税务局委员会",
    "leading_body": "市税务局党委和县委",
}


@pytest.mark.parametrize(
    "text",
    [
        "我局坚持党建引领，我局压实责任，本局开展学习。",
        "县局党委带头学。我局抓落实，县局抓督查。",
        "临洮县税务局党委坚持党建引领。",
    ],
)
def test_an_office_by_two_names(text: str) -> None:
    assert len(found(UNIT, {"text": text, "names": OURS, "ours": True})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "我局坚持党建引领，我局压实责任。",
        "云溪县税务局党委、江澜市税务局党委",
        "各县局、我局和市局",
        "局党委坚持",
    ],
)
def test_an_office_by_one_name(text: str) -> None:
    assert excerpts(UNIT, {"text": text, "names": OURS, "ours": True}) == []


LEADERS = algorithm("leaders")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在市委的正确领导下，我认真履责。", OURS),
        ("在省委和县委的坚强领导下", OURS),
        ("对照新部署，与市委的要求相比，仍有差距。", OURS),
        ("云溪县税务局在市委的正确领导下", None),
        ("在区委的坚强领导下", OURS),
    ],
)
def test_a_body_that_does_not_lead(text: str, names: object) -> None:
    assert len(found(LEADERS, {"text": text, "names": names})) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在市税务局党委和县委的坚强领导下", OURS),
        ("在市局党委、县委的正确领导下", OURS),
        ("在以习近平同志为核心的党中央坚强领导下", OURS),
        ("在省税务局党委的指导下", OURS),
        ("市委组织部到局调研，配合市委巡察", OURS),
        ("在市委的正确领导下，全市经济稳中向好。", None),
        ("县税务局在市税务局党委和县委领导下", None),
        ("在市委、市政府和县委的坚强领导下，县政府扎实工作。", None),
    ],
)
def test_bodies_that_lead(text: str, names: object) -> None:
    assert excerpts(LEADERS, {"text": text, "names": names}) == []


def test_spans_of_years() -> None:
    assert read_span("2018-") == YearSpan(2018, None)
    assert read_span("-2016") == YearSpan(None, 2016)
    assert read_span("2024") == YearSpan(2024, 2024)
    assert read_span("2021-2023") == YearSpan(2021, 2023)
    assert [read_span(text) for text in ("", "-", "20", "2023-2021", "2024年", "2024 2025")] == [None] * 6
    assert YearSpan(2018, None).holds(None) and not YearSpan(2018, 2020).holds(None)


def test_the_year_table_says_what_is_right() -> None:
    made = algorithm(
        "year_formula", formulas=[{"pattern": "退税减税缓税", "years": "2022"}], year_word="tax_relief"
    )
    (finding,) = found(made, {"text": "共实现退税减税缓税1亿元", "year": 2024})
    assert finding.fix and finding.fix.replacement == "支持科技创新和制造业发展减税降费及退税"
