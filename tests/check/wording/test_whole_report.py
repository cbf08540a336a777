"""Persons, problems and measures; length, set phrases and copied text."""

import pytest

from tests.check.wording.running import algorithm, excerpts, found

BODY = "我坚持把党的政治建设摆在首位，带头学习，带头落实。"


def report(duty: str, problems: str, measures: str) -> str:
    return (
        f"2025年度履行全面从严治党责任情况报告\n一、履职情况\n{duty}\n二、存在问题及原因分析\n{problems}\n"
        f"三、下步改进措施\n{measures}"
    )


DUTY = "（一）加强建设。局党委坚持把党的政治建设摆在首位，组织学习，抓好落实。" * 10
OWN = DUTY + "我主持研究3次，我带头讲党课2次，本人联系2个支部。"
PERSON = algorithm("first_person")


@pytest.mark.parametrize(
    "duty",
    [DUTY, DUTY + "我带头讲课。我局、我们、我县和自我批评，“不满意请找我”。", DUTY + "本人带头。我讲课。"],
)
def test_a_report_without_a_person(duty: str) -> None:
    assert len(found(PERSON, report(duty, "（一）学得不深。我学得不深。", "（一）深学。"))) == 1


@pytest.mark.parametrize("duty", [OWN, "（一）建设。短。", OWN + OWN])
def test_a_report_of_a_person(duty: str) -> None:
    assert excerpts(PERSON, report(duty, "（一）学得不深。我学得不深。", "（一）深学。")) == []


EMPTY = algorithm("empty_problem")


@pytest.mark.parametrize(
    "problem",
    [
        "（一）调研不够深入。我对基层情况掌握不够，联系群众有差距。",
        "（一）责任落实不到位。压力传导还有待加强，抓得不实。",
        "（一）创新意识不强。工作方法不多，载体不新，能力还欠缺。",
    ],
)
def test_an_empty_problem(problem: str) -> None:
    assert len(found(EMPTY, report(OWN, problem, "（一）深入调研。"))) == 1


@pytest.mark.parametrize(
    "problem",
    [
        "（一）调研不够深入。我全年下沉分局3次，均未过夜，掌握情况不够。",
        "（一）责任落实不到位。比如，城关分局的场地问题拖了很久。",
        "（一）创新意识不强。上半年督办的任务超期，抓得不实。",
    ],
)
def test_a_problem_with_a_case(problem: str) -> None:
    assert excerpts(EMPTY, report(OWN, problem, "（一）深入调研。")) == []


BLAME = algorithm("blame")


@pytest.mark.parametrize(
    "problem",
    [
        "（一）作风不实。个别党员被动应付，工作拖拉。",
        "（一）学习不深。部分干部学用脱节，满足于学过了。",
        "（一）落实不力。有的支部组织生活不规范，基层单位重业务轻党建。",
    ],
)
def test_a_problem_of_other_people(problem: str) -> None:
    assert len(found(BLAME, report(OWN, problem, "（一）改作风。"))) == 1


@pytest.mark.parametrize(
    "problem",
    [
        "（一）作风不实。我对个别党员督促不够，导致被动应付。",
        "（一）学习不深。局党委抓得不紧，部分干部学用脱节。",
        "（一）落实不力。抓得不紧，检查不严。",
    ],
)
def test_a_problem_of_our_own(problem: str) -> None:
    assert excerpts(BLAME, report(OWN, problem, "（一）改作风。")) == []


CLOSURE = algorithm("closure")
THREE = "（一）学习不深入。学得浅。\n（二）责任传导不到位。抓得松。\n（三）创新办法不多。老办法多。"


@pytest.mark.parametrize(
    "measures",
    [
        "（一）深化学习。每月一次。\n（二）压实责任。每季一次。",
        "（一）抓学习。每月一次。",
        "（一）强基础。一。\n（二）抓创新。二。",
    ],
)
def test_a_problem_without_a_measure(measures: str) -> None:
    assert len(found(CLOSURE, report(OWN, THREE, measures))) == 1


@pytest.mark.parametrize(
    "measures",
    [
        "（一）深化学习。一。\n（二）压实责任。二。\n（三）守正创新。三。",
        "（一）深化学习。一。\n（二）压实责任。二。\n（三）创新。三。\n（四）强作风。四。",
        "",
    ],
)
def test_every_problem_has_a_measure(measures: str) -> None:
    assert excerpts(CLOSURE, report(OWN, THREE, measures)) == []


HEADING = algorithm("heading_body", pairs=[{"heading": "巡视“?回头看”?|巡察整改", "body": "巡视|巡察"}])


@pytest.mark.parametrize(
    "duty",
    [
        "（一）抓好巡视“回头看”整改。我主持研究述职评议问题整改。",
        "（一）抓好巡察整改\n我主持研究述职评议问题整改，逐项明确措施。",
        "（一）学习。我带头学。\n（二）推动巡察整改落实。查摆问题5个，已整改4个。",
    ],
)
def test_a_heading_that_promises_something_else(duty: str) -> None:
    assert len(found(HEADING, report(duty, THREE, "（一）改。"))) == 1


@pytest.mark.parametrize(
    "duty",
    [
        "（一）抓好巡视“回头看”整改。巡视反馈问题5个，已整改。",
        "（一）抓好述职评议问题整改。我主持研究。",
        "（一）抓好巡察整改\n（二）抓学习。我带头学。",
    ],
)
def test_a_heading_that_keeps_its_word(duty: str) -> None:
    assert excerpts(HEADING, report(duty, THREE, "（一）改。")) == []


DENSE = algorithm("density", per_thousand=15, from_characters=100)
PHRASES = (
    "不断加强学习，进一步提高认识，切实落实责任，着力解决问题，持续改进作风，扎实推进工作，深入开展调研。"
)


@pytest.mark.parametrize("text", [PHRASES, PHRASES * 3, PHRASES * 2 + BODY, "切实" * 3 + BODY * 5])
def test_set_phrases(text: str) -> None:
    assert len(found(DENSE, text)) == 1


@pytest.mark.parametrize("text", [BODY * 10, "切实落实责任。", BODY * 40 + PHRASES])
def test_few_set_phrases(text: str) -> None:
    assert excerpts(DENSE, text) == []


COPIED = algorithm("copied", figures_message="数字全同")
LAST = (
    "我坚持把党的政治建设摆在首位，带头学习习近平总书记关于税收工作的重要论述，主持制定实施方案，全年开展学习24次、研讨6次、党课2次。\n"
    "我把较多精力放在收入任务上，从全局谋划党建不够，党建与业务同部署有安排、同考核少跟进，招法不多。"
)


@pytest.mark.parametrize(
    "text",
    [
        LAST.split("\n")[0],
        LAST.split("\n")[0].replace("24次", "26次").replace("首位", "第一位"),
        "局党委坚持把政治建设摆在突出位置抓，全年共开展各类集中学习24次，交流研讨发言6次，书记讲党课2次，征集意见1条，学习强国参与率高，理论武装走深。",
    ],
)
def test_copied_text(text: str) -> None:
    last = (
        LAST
        if "强国" not in text
        else LAST.replace("党课2次", "党课2次、意见1条，集中学习、交流研讨、书记讲党课")
    )
    assert len(found(COPIED, {"text": text, "last": last})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "我主持专题研究全面从严治党4次，开展廉政谈话46人次，签订承诺书86份，督促班子成员过好双重组织生活、建好支部联系点。",
        LAST.split("\n")[1][:30],
        "对照新部署新要求，我抓党建的办法还不多，对支部品牌重起名轻培育，特色不够鲜明，对身边典型挖掘宣传不足，示范带动作用不强。",
    ],
)
def test_new_text(text: str) -> None:
    assert excerpts(COPIED, {"text": text, "last": LAST}) == []
    assert excerpts(COPIED, LAST) == []


LENGTH = algorithm("length", limit=600, problem_share=0.333, share_message="还差")


def test_length_and_share() -> None:
    long = report(OWN * 3, THREE, "（一）深化学习。")
    assert [f.message for f in found(LENGTH, long)] == ["改", "还差"]
    assert found(LENGTH, report("（一）短。", THREE * 3, "（一）深化学习。")) == []
    assert found(LENGTH, OWN * 10) == []
