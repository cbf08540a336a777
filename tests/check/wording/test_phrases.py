"""Misspelt words, near misses, enumerations and phrases in a fixed order."""

import pytest

from forms.check.wording.rule_set import RuleSet
from tests.check.wording.running import algorithm, excerpts, fixed, found, replacements

THOUGHT = "习近平新时代中国特色社会主义思想"
NEAR = algorithm(
    "near_miss",
    phrases=[THOUGHT],
    distance=3,
    allowed=["^新时代中国特色社会主义思想", "(?:经济|外交|强军|法治|文化|生态文明)思想"],
)


@pytest.mark.parametrize(
    "near",
    [
        "习近平新时代中国特设社会主义思想",
        "习近平新时代中国特色社会主思想",
        "习近平新时代中国特色社会主义主义思想",
        "习近平新时代特色社会主义思想",
        "习近平时代中国特色社会主义思想",
        "习近平新时代中国色特社会主义思想",
        "习近平新时代有中国特色社会主义思想",
        "习近平中国特色新时代社会主义思想",
        "习近平新时代中国特色社会主义理论",
        "习近评新时代中国特色社会主义思想",
        "习近平新时期中国特色社会主义思想",
        "习近平新时代中国特色主义思想",
        "习近平新时代中国特色社会主义思像",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "深入学习贯彻{}，以", f"坚持以{THOUGHT}为指导，学懂{{}}。", "用{}凝心铸魂"]
)
def test_a_near_miss_is_found_and_mended(near: str, around: str) -> None:
    text = around.format(near)
    assert replacements(NEAR, text) == [THOUGHT]
    assert excerpts(NEAR, text)[0] in near or near in excerpts(NEAR, text)[0]
    assert fixed(NEAR, text) == [around.format(THOUGHT)]


def test_a_missing_first_character_is_found() -> None:
    assert excerpts(NEAR, "用近平新时代中国特色社会主义思想") == ["近平新时代中国特色社会主义思想"]


@pytest.mark.parametrize(
    "right",
    [
        f"以{THOUGHT}为指导，学习{THOUGHT}。",
        f"深入开展学习贯彻{THOUGHT}主题教育",
        "坚持和发展新时代中国特色社会主义，开创事业新局面。",
        "高举中国特色社会主义伟大旗帜，贯彻新时代党的建设总要求",
        "坚定中国特色社会主义道路自信，全面建设社会主义现代化国家",
        "新时代中国特色社会主义思想",
        "习近平新时代中国特色社会主义经济思想和习近平外交思想",
        "习近平总书记关于党的建设的重要思想，习近平经济思想、习近平法治思想、习近平文化思想",
        "中国特色社会主义进入新时代，我国社会主要矛盾发生变化",
    ],
)
def test_other_words_of_the_same_kind_are_right(right: str) -> None:
    assert excerpts(NEAR, right) == []


WORDS = algorithm(
    "words", words={"部暑": "部署", "防犯": "防范", "布署": "部署"}, guards={"防犯": "预防犯罪|防犯罪"}
)


@pytest.mark.parametrize(
    "text", ["认真部暑。", "工作布署到位，部暑具体", "加强风险防犯", "预防犯罪要从风险防犯抓起"]
)
def test_a_misspelt_word(text: str) -> None:
    assert excerpts(WORDS, text)


@pytest.mark.parametrize("text", ["认真部署。", "预防犯罪工作", "防范风险", "在部里署名"])
def test_a_word_spelt_right(text: str) -> None:
    assert excerpts(WORDS, text) == []


AWARENESS = algorithm(
    "enumeration",
    items=["政治意识", "大局意识", "核心意识", "看齐意识"],
    item_pattern="[^、，。；“”《》]{2}意识",
    label="“四个意识”",
)
DISCIPLINE = algorithm(
    "enumeration",
    items=["政治纪律", "组织纪律", "廉洁纪律", "群众纪律", "工作纪律", "生活纪律"],
    least=4,
    shared_tail="纪律",
)
WINDS = algorithm(
    "enumeration",
    items=["形式主义", "官僚主义", "享乐主义", "奢靡之风"],
    last_joiner="和",
    strict_joiner=True,
)
DARE = algorithm("enumeration", items=["不敢腐", "不能腐", "不想腐"], shared_tail="腐")
BRANCH = algorithm(
    "enumeration",
    items=["政治功能强", "支部班子强", "党员队伍强", "作用发挥强"],
    item_pattern="[^、，。；“”]{4}强",
    label="“四强”党支部",
    label_least=2,
)
FOUR = algorithm("enumeration", items=["精确执法", "精细服务", "精准监管", "精诚共治"])


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (AWARENESS, "增强政治意识、核心意识、大局意识、看齐意识。"),
        (AWARENESS, "牢固树立政治意识、大局意识、看齐意识，做到"),
        (AWARENESS, "政治意识、大局意识、核心意识、责任意识"),
        (AWARENESS, "政治认识、大局意识、核心意识、看齐意识"),
        (AWARENESS, "政治意识、大局意识、核心意识和看其意识"),
        (AWARENESS, "政治意识，核心意识，大局意识，看齐意识"),
        (DISCIPLINE, "政治纪律、廉洁纪律、组织纪律、群众纪律、工作纪律、生活纪律"),
        (DISCIPLINE, "严守政治、组织、廉洁、工作、群众、生活纪律"),
        (DISCIPLINE, "政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律"),
        (DISCIPLINE, "政治纪律、组织纪律、廉政纪律、群众纪律、工作纪律、生活纪律"),
        (WINDS, "形式主义、官僚主义、享乐主义和奢靡主义"),
        (WINDS, "官僚主义、形式主义、享乐主义和奢靡之风"),
        (WINDS, "反对形式主义、官僚主义、享乐主义、奢靡之风"),
        (DARE, "一体推进不想腐、不能腐、不敢腐"),
        (DARE, "一体推进不敢、不想、不能腐体制机制"),
        (DARE, "不能腐、不敢腐、不想腐"),
        (BRANCH, "创建“四强”党支部（政治功能强、班子队伍强、作用发挥强）"),
        (BRANCH, "“四强”党支部要做到支部班子强、政治功能强、党员队伍强、作用发挥强"),
        (BRANCH, "政治功能强、支部班子强、党员队伍强、作用发挥好"),
        (FOUR, "精准监管、精细服务、精确执法、精诚共治"),
        (FOUR, "推进精准执法、精细服务、精准监管、精诚共治"),
        (FOUR, "精确执法、精细服务、精准监管、精诚共建"),
    ],
)
def test_an_enumeration_out_of_order_or_incomplete(made: RuleSet, text: str) -> None:
    findings = found(made, text)
    assert len(findings) == 1
    assert findings[0].fix is not None
    assert excerpts(made, findings[0].fix.value) == []


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (AWARENESS, "增强政治意识、大局意识、核心意识、看齐意识。"),
        (AWARENESS, "增强政治意识、大局意识，强化责任意识"),
        (AWARENESS, "增强政治意识、大局意识、核心意识、看齐意识、忧患意识"),
        (AWARENESS, "增强政治意识、大局意识、责任意识"),
        (WINDS, "克服主观主义、官僚主义和形式主义"),
        (AWARENESS, "“四个意识”不强，看齐意识有待提高"),
        (DISCIPLINE, "严守政治、组织、廉洁、群众、工作、生活纪律"),
        (DISCIPLINE, "强化政治纪律和组织纪律，带动廉洁纪律、群众纪律、工作纪律、生活纪律严起来"),
        (DISCIPLINE, "严明政治纪律和政治规矩、组织纪律、廉洁纪律、群众纪律、工作纪律、生活纪律"),
        (DISCIPLINE, "违反政治纪律、组织纪律的"),
        (WINDS, "纠治形式主义、官僚主义，反对享乐主义和奢靡之风"),
        (WINDS, "形式主义、官僚主义、享乐主义和奢靡之风"),
        (WINDS, "整治形式主义、官僚主义"),
        (DARE, "不敢腐、不能腐、不想腐一体推进"),
        (DARE, "不敢腐的震慑、不能腐的笼子、不想腐的自觉"),
        (DARE, "强化不敢腐的震慑，扎牢不能腐的笼子"),
        (BRANCH, "政治功能强、支部班子强、党员队伍强、作用发挥强的“四强”党支部"),
        (BRANCH, "创建“四强”党支部12个，作用发挥强"),
        (FOUR, "精确执法、精细服务、精准监管、精诚共治"),
        (FOUR, "精细服务、精准监管水平不断提高"),
        (FOUR, "坚持精细服务，推进精诚共治"),
    ],
)
def test_an_enumeration_as_it_should_be(made: RuleSet, text: str) -> None:
    assert excerpts(made, text) == []


ORDER = algorithm(
    "order",
    phrases=["“?两个确立”?", "“?四个意识”?", "“?四个自信”?", "“?两个维护”?"],
    names=["两个确立", "四个意识", "四个自信", "两个维护"],
    separator="、",
    separator_message="用顿号",
)


@pytest.mark.parametrize(
    "text",
    [
        "做到“两个维护”、增强“四个意识”",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，深刻领悟“两个确立”的决定性意义",
        "坚定“四个自信”、增强“四个意识”、做到“两个维护”",
    ],
)
def test_phrases_out_of_order(text: str) -> None:
    assert [finding.severity for finding in found(ORDER, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        "坚定拥护“两个确立”、坚决做到“两个维护”",
        "做到“两个维护”。增强“四个意识”。",
        "以实际行动践行“两个维护”，在全面从严治党的各项工作中不断提高站位，增强“四个意识”",
    ],
)
def test_phrases_in_order(text: str) -> None:
    assert excerpts(ORDER, text) == []


def test_commas_between_phrases_are_hinted_at() -> None:
    findings = found(ORDER, "增强“四个意识”，坚定“四个自信”，做到“两个维护”")
    assert [(f.severity, f.excerpt, f.fix and f.fix.replacement) for f in findings] == [
        ("hint", "，", "、")
    ] * 2
