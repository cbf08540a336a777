"""Problems and measures in reports that number them otherwise than （一）."""

from forms.check.foreign import check_paragraphs
from forms.check.wording.rule_set import rule_set
from forms.definition.loader_wording import own_packs

RULES = rule_set(own_packs())

ITEMS = """2025年度履行全面从严治党责任情况报告
一、履职情况
我主持召开党委会26次，我带头讲党课2次，我下沉调研9次。
二、存在问题
1.理论学习不够系统。理论学习还有差距，学用结合有待加强，联系实际还不够紧密。
2.支部记录不规范。个别党员参加活动不积极，少数干部应付了事。
3.调研不够深入。我全年到北山分局只去过2次，周转房漏雨拖了5个月。
三、改进措施
1.加强理论学习。每季度组织一次专题研讨，由党建工作股牵头。
2.严格支部管理。每季度抽查支部记录，对不严格的点名通报。"""


def test_items_numbered_in_arabic_are_problems_and_measures() -> None:
    found = {(f.rule, f.path) for f in check_paragraphs(ITEMS.split("\n"), RULES, (), 2025)}
    assert {("ST05", "paragraph[5]"), ("ST06", "paragraph[6]")} <= found
    assert any(rule == "ST11" for rule, _ in found)
    assert ("ST05", "paragraph[7]") not in found


def test_an_item_of_one_sentence_is_read_as_a_problem() -> None:
    text = "二、存在问题\n（一）调研不够深入，联系群众还有差距。\n（二）督办不严。我全年督办12项、超期3项。"
    found = [
        (f.rule, f.path) for f in check_paragraphs(text.split("\n"), RULES, (), 2025) if f.rule == "ST05"
    ]
    assert found == [("ST05", "paragraph[2]")]


def test_items_of_one_sentence_numbered_in_arabic() -> None:
    text = """二、存在问题
1.学用结合还有差距，创新意识欠缺。
2.少数干部应付学习，考试不及格6人。
3.我抓培训不够重视，3名委员从未参加。
三、改进措施
1.我每月安排1次学习，推动学用结合。
2.我每季度检查1次支部。"""
    found = {(f.rule, f.path) for f in check_paragraphs(text.split("\n"), RULES, (), 2025)}
    assert {("ST05", "paragraph[2]"), ("ST06", "paragraph[3]")} <= found
    assert any(rule == "ST11" for rule, _ in found) and not any(rule == "PN11" for rule, _ in found)
    assert ("ST05", "paragraph[4]") not in found
