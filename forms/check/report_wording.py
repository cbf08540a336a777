"""The wording of our own report: findings by the section on whose tab they stand."""

from forms.check.findings import Finding
from forms.check.wording.checker import WordingChecker
from forms.check.wording.report_blocks import is_about_empty, report_blocks, report_context, report_finding
from forms.check.wording.rule_set import RuleSet, rule_set
from forms.definition.form import Form
from forms.manuscript.speak import Speaker


def rules_of(form: Form) -> RuleSet:
    """The rules of the packs that came with the form."""
    return rule_set(form.wording())


def check_wording(
    form: Form,
    speaker: Speaker,
    checker: WordingChecker | None = None,
    last: tuple[tuple[str, str], ...] = (),
) -> dict[str, list[Finding]]:
    """Section id -> its wording findings. With the same `checker` from one state to the next, only passages that
    changed are read again; `last` is last year's text, section -> text."""
    checker = checker or WordingChecker(rules_of(form))
    blocks = report_blocks(form, speaker)
    marks = checker.marks([block.block for block in blocks], report_context(form, speaker, last))
    found: dict[str, list[Finding]] = {}
    said: set[tuple[str, str, int, int, str]] = set()
    for index, mark in marks:
        if is_about_empty(blocks[index], mark):
            continue
        finding = report_finding(blocks[index], mark, speaker)
        place = (finding.rule, finding.path, finding.start, finding.end, finding.excerpt)
        if place not in said:  # a box that is spoken in two passages is reported once
            said.add(place)
            found.setdefault(blocks[index].owner, []).append(finding)
    return found
