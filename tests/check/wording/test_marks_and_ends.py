"""Marks in pairs, one form of a sign, and how headings, paragraphs and lists end."""

import pytest

from forms.check.wording.rule_set import RuleSet
from tests.check.wording.running import algorithm, excerpts, fixed, found, replacements

PAIRS = algorithm("pairs", crossed_message="符号交叉")


@pytest.mark.parametrize(
    "text",
    [
        "发挥“头雁作用，带动全局。",
        "发挥头雁”作用，带动全局。",
        "印发《实施方案的通知，抓好落实。",
        "（三落实责任。",
        "推行“一企一策“辅导。",
        "推行”一企一策”辅导。",
        "制定《“清廉税务》”方案。",
        "“两个确立”的决定性意义，增强四个意识”、坚定“四个自信”。",
        "构建“党委统筹、‘一岗双责”责任体系。",
        "税发〔2024）5号文件。",
        "各支部（含分局、每季度开展一次活动）。）",
    ],
)
def test_a_mark_without_its_partner(text: str) -> None:
    assert len(found(PAIRS, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "发挥“头雁”作用（见《关于印发〈方案〉的通知》）。",
        "构建“党委统筹、‘一岗双责’”体系，税发〔2024〕5号。",
        "1）落实责任；2）强化担当。",
        "他说：“第一段。\n“第二段接着说。”\n第三段。",
        "没有任何成对的符号。",
        "“A’s”是英文。",
        "（一）落实“三会一课”制度。",
    ],
)
def test_marks_in_pairs(text: str) -> None:
    assert excerpts(PAIRS, text) == []


def test_a_mark_typed_the_wrong_way_round_is_turned() -> None:
    assert fixed(PAIRS, "推行“一企一策“辅导。") == ["推行“一企一策”辅导。"]
    assert fixed(PAIRS, "推行”一企一策”辅导。") == ["推行“一企一策”辅导。"]


FORMS = algorithm("one_form", forms=[["＋", "+"], ["～", "~"]])
OTHERS = algorithm("one_form", forms=[["其他", "其它"]])


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (FORMS, "推行“党建＋业务”。\n以“线上+线下”为主，“人工+智能”为辅。"),
        (FORMS, "3～5个，6~8个"),
        (FORMS, "“党建+”“服务+”，“网格＋”"),
        (OTHERS, "其他工作。\n其它工作，其他任务。"),
    ],
)
def test_the_rarer_form_is_reported(made: RuleSet, text: str) -> None:
    assert len(found(made, text)) == 1
    assert excerpts(made, text)[0] in "＋~其它"


@pytest.mark.parametrize("text", ["“党建+”“服务+”", "“党建＋”\n“党建＋”", "没有", "3～5个"])
def test_one_form_throughout(text: str) -> None:
    assert excerpts(FORMS, text) == []


HEADING = algorithm("heading_end")
BODY = "我坚持把党的政治建设摆在首位，带头学习，带头落实，推动全面从严治党各项工作落到实处、见到成效。"


@pytest.mark.parametrize(
    "text",
    [
        f"一、履职情况。\n{BODY}",
        f"一、履职情况\n（一）加强思想政治建设。\n{BODY}",
        f"二、存在问题：\n{BODY}",
        f"一、履职情况\n（二）强化政治引领，\n{BODY}",
        f"2024年度履行责任情况报告。\n{BODY}\n{BODY}",
    ],
)
def test_a_heading_with_a_point(text: str) -> None:
    made = [f for f in found(HEADING, text) if f.fix]
    assert len(made) == 1 or "报告。" in text  # a title with a full stop is taken for prose


@pytest.mark.parametrize(
    "text",
    [
        f"一、履职情况\n（一）加强思想政治建设。{BODY}",
        f"一、履职情况\n（一）加强思想政治建设\n{BODY}",
        "一、主要任务\n（一）召开全局大会。\n（二）开展专题学习。\n（三）组织实地督导。",
        f"为什么要学？\n{BODY}",
        f"（一）全年未到联系点的；\n（二）弄虚作假、敷衍塞责的；\n（三）接受基层宴请、礼品的。\n{BODY}",
    ],
)
def test_headings_end_without_a_point(text: str) -> None:
    assert excerpts(HEADING, text) == []


PARAGRAPH = algorithm("paragraph_end")


@pytest.mark.parametrize(
    "text",
    [
        BODY[:-1],
        f"{BODY}\n全年开展学习24次，征集意见38条，解决问题12个。推动工作落实到位",
        f"{BODY[:-1]}，",
        "，推动全面从严治党向纵深发展，取得明显成效。",
        "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        "抓好整改落实；压实工作责任；形成长效机制、",
    ],
)
def test_a_paragraph_without_an_end(text: str) -> None:
    mended = fixed(PARAGRAPH, text)
    assert len(mended) == 1
    assert excerpts(PARAGRAPH, text.replace(text.split("\n")[-1], mended[0] or "")) == []


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "主要表现在以下方面：",
        "他说：“要把责任扛起来。”",
        "一、履职情况",
        "（一）加强思想政治建设",
        "附件：1.问题清单",
        "国家税务总局云溪县税务局",
        "报告人：沈　砚",
        "2027年1月8日",
        "加强党的建设，推动税收工作高质量发展",
        "抓好整改落实；",
        "列席：办公室、党建工作股、人事教育股、收入核算股、纪检组负责同志",
        "（此件公开发布，不另行文，请各单位认真组织学习并抓好贯彻落实工作，结合实际细化措施）",
    ],
)
def test_a_paragraph_with_an_end(text: str) -> None:
    assert excerpts(PARAGRAPH, text) == []


LIST = algorithm("list_ends")


@pytest.mark.parametrize(
    "text",
    [
        "一是抓学习。二是抓责任；三是抓整改。",
        "一是抓学习；二是抓责任。三是抓整改；四是抓作风。",
        "一是抓学习，开展12次。重点学理论；二是抓责任。三是抓整改。",
    ],
)
def test_items_that_end_differently(text: str) -> None:
    findings = found(LIST, text)
    assert findings and findings[0].fix


@pytest.mark.parametrize(
    "text",
    [
        "一是抓学习。二是抓责任。三是抓整改。",
        "一是抓学习；二是抓责任；三是抓整改。",
        "一是学，二是做；三是改。",
    ],
)
def test_items_that_end_alike(text: str) -> None:
    assert excerpts(LIST, text) == []


def test_the_fix_of_a_list_is_the_commoner_mark() -> None:
    assert replacements(LIST, "一是抓学习；二是抓责任；三是抓整改。四是抓作风。") == ["；"]
