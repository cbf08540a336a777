"""Ordinals, numbers of headings, and announced numbers."""

import pytest

from tests.check.wording.running import algorithm, excerpts, found, replacements

ORDINALS = algorithm("ordinals")


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("一是抓学习。三是抓整改。", "三", "二"),
        ("一是抓学习。二是抓责任。二是抓整改。", "二", "三"),
        ("主要有：一是学；二是做；四是改。", "四", "三"),
        ("二是抓学习。三是抓整改。", "二", "一"),
        ("第一，抓学习。第三，抓整改。", "三", "二"),
        ("一要讲政治，二要敢担当，四要守纪律。", "四", "三"),
        ("其一，学得不深。其三，做得不实。", "三", "二"),
        ("一是抓学习。\n三是抓整改。", "三", "二"),
        ("一是抓学习。\n二是抓责任。\n二是抓整改。", "二", "三"),
        ("我带头落实责任：一是抓学习，二是抓责任，三是抓整改，五是抓作风。", "五", "四"),
    ],
)
def test_an_ordinal_out_of_step(text: str, excerpt: str, fix: str) -> None:
    assert (excerpts(ORDINALS, text), replacements(ORDINALS, text)) == ([excerpt], [fix])


def test_a_lone_second_is_only_hinted_at() -> None:
    """What went before may have been named in other words."""
    assert [f.severity for f in found(ORDINALS, "站位要高。第二，措施要实。")] == ["hint"]
    assert [f.severity for f in found(ORDINALS, "二是抓学习。三是抓整改。")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    ["一是抓学习，全年12次。", "主要做了以下工作。一是抓学习。", "（一）落实责任。一是抓学习，带头讲党课。"],
)
def test_one_alone(text: str) -> None:
    assert excerpts(ORDINALS, text) == ["一是"]


@pytest.mark.parametrize(
    "text",
    [
        "一是抓学习。二是抓责任。三是抓整改。",
        "一是抓学习。\n二是抓责任。\n三是抓整改。",
        "一是学：一是原文，二是原著。二是做。",
        "一是为了稳定预期，同时也为改革留出空间。",
        "一是抓学习。二是抓责任。一是补短板。二是强弱项。",
        "统一是前提，唯一是实干，始终如一是本色。",
        "一要讲政治，二要敢担当。",
        "首先，抓学习。第二，抓责任。第三，抓整改。",
        "原因不止这是一。其二，督促不够。",
        "第一产业稳步发展；第二、第三产业协同并进。",
        "依据第一、二项规定办理。",
        "一是抓学习（一看原文、二看原著）；二是抓责任。",
        "一是抓学习。二是抓责任。三是抓整改。四是抓作风。五是抓队伍。六是抓品牌。七是抓制度。八是抓督查。九是抓考核。十是抓宣传。十一是抓文化。",
    ],
)
def test_ordinals_in_step(text: str) -> None:
    assert excerpts(ORDINALS, text) == []


NUMBERS = algorithm("heading_numbers")
BODY = "我坚持把党的政治建设摆在首位，带头学习，带头落实。"


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (f"一、履职情况\n{BODY}\n三、改进措施\n{BODY}", "三"),
        (f"一、履职情况\n（一）学习\n{BODY}\n（三）责任\n{BODY}", "三"),
        ("一、履职情况\n（一）学习\n（二）责任\n二、问题\n（一）学得不深\n（一）抓得不实", "一"),
    ],
)
def test_a_heading_out_of_step(text: str, excerpt: str) -> None:
    assert excerpts(NUMBERS, text) == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        f"一、履职情况\n（一）学习。{BODY}\n（二）责任。{BODY}\n二、问题\n（一）学得不深。{BODY}",
        f"{BODY}\n{BODY}",
        f"一、履职情况\n{BODY}\n二、问题\n三、措施",
    ],
)
def test_headings_in_step(text: str) -> None:
    assert excerpts(NUMBERS, text) == []


COUNT = algorithm("announced_count")


@pytest.mark.parametrize(
    "text",
    [
        "构建“党委综合筹划、书记第一责任、支部书记具体落实”四级责任体系。",
        "构建“党委统筹、班子‘一岗双责’、支部落实”四级责任体系。",
        "重点抓了三个方面：一是学习；二是责任。",
        "主要开展三项工作。一是抓学习。二是抓责任。三是抓整改。四是抓作风。",
        "推行“查、改”三步工作法。",
        "聚焦四个方面：政治、组织、作风。",
        "围绕“学思想、强党性、重实践”四个方面抓落实。",
    ],
)
def test_a_number_that_does_not_fit(text: str) -> None:
    assert len(found(COUNT, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "构建“党委综合筹划、书记第一责任、班子‘一岗双责’、支部书记具体落实”四级责任体系。",
        "围绕“学思想、强党性、重实践、建新功”四个方面抓落实。",
        "落实“三会一课”、主题党日等四项制度。",
        "重点抓了三个方面：一是学习；二是责任；三是整改。",
        "开展“双随机、一公开”一次检查。",
        "“两学一做”三年来，成效明显。",
        "打造“党建红、活力青”等四个品牌。",
        "学习全会精神三次：一是原文，二是辅导。",
        "统筹“两个大局”，牢记“国之大者”，抓好四件事。",
        "聚焦三个方面：学习上跟进，责任上压实，作风上改进。",
        "条例第五十二条：甲、乙、丙。",
    ],
)
def test_a_number_that_fits(text: str) -> None:
    assert excerpts(COUNT, text) == []
