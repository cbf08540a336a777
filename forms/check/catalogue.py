"""Every rule that a report is checked by, with what it looks for: the field and consistency checks here, the wording
rules from their packs."""

from dataclasses import dataclass

from forms.check.report_wording import rules_of
from forms.definition.form import Form


@dataclass(frozen=True, slots=True)
class RuleEntry:
    id: str
    what: str


_OWN = (
    ("F01", "必填项未填"),
    ("F02", "数字、年份读不出来"),
    ("F03", "数字超出常见范围或写了负号"),
    ("F04", "应是整数，或小数位过多"),
    ("F05", "文字、标题、列举过短或过长"),
    ("F06", "日期读不出来"),
    ("F07", "选项不在表里"),
    ("F08", "年度词库没有本年度的词"),
    ("F09", "年度词凭记忆录入，未核到原文"),
    ("C01", "同比百分比与增减额、上年数不符"),
    ("C02", "增减方向与数字不符或没有选"),
    ("C04", "分项之和与合计不符"),
    ("C05", "万元和亿元填反"),
    ("C06", "同类数字一增一减，没有说明原因"),
    ("C07", "户次与金额不相称"),
    ("C08", "会议、学习次数低于规定"),
    ("C09", "办税时长本年多于上年"),
    ("C10", "承诺书份数与干部职工数不符"),
    ("C11", "整改数与查摆数不符，或“全部整改到位”与数字不符"),
    ("C12", "与上年报告不衔接"),
    ("C13", "“N级”与所列项数不符"),
    ("C14", "问题没有对应的措施"),
    ("C15", "标题、导语的年份与报告年度不符"),
    ("C16", "次年成文仍写“今年以来”"),
    ("C17", "成文日期不在应有的时段"),
    ("C19", "同比超过50%，或数字与上年全部相同"),
    ("C20", "同类数字小数位不一致"),
    ("ST03", "篇幅与所选方案不符"),
    ("ST07", "沿用去年的文字没有改动，或与去年几乎相同"),
)


def catalogue(form: Form) -> tuple[RuleEntry, ...]:
    """Our own rules, those that the form states, and the wording rules; each id once."""
    entries = {rule_id: RuleEntry(rule_id, what) for rule_id, what in _OWN}
    for section in form.sections:
        for rule in section.rules:
            entries.setdefault(rule.id, RuleEntry(rule.id, rule.message))
    for rule in rules_of(form).rules:
        entries.setdefault(rule.id, RuleEntry(rule.id, rule.what))
    return tuple(entries.values())
