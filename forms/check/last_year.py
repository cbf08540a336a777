"""Against last year's report (rules ST07, C12, C19 of the domain), for reports that started from it."""

from collections.abc import Iterator

from forms.check.findings import Finding, Fix, shortened
from forms.definition.figures import GrowthField
from forms.definition.form import Form
from forms.manuscript.carry import is_carried, is_confirmed
from forms.manuscript.compose import passage_runs
from forms.manuscript.similarity import likeness
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers
from forms.report.last_year import last_number, last_text, last_year
from forms.report.normalise import read_number
from forms.report.outline import passage_path, passages_in_use
from forms.report.reckoning import FOUND, past_problems

ALIKE = 0.8
# Of a few figures that are the same in both years nothing follows.
_FEWEST = 5


def check_last_year(form: Form, speaker: Speaker) -> Iterator[Finding]:
    if last_year(speaker.answers) is None:
        return
    yield from _copied(form, speaker)
    yield from _figures_continue(form, speaker.answers)
    yield from _problems_continue(form, speaker.answers)
    yield from _same_figures(form, speaker.answers)


def _copied(form: Form, speaker: Speaker) -> Iterator[Finding]:
    """ST07: text that was taken over and not looked at since (a warning), or that was hardly changed (a hint). The
    form's own wording may be the same every year."""
    for section in form.sections:
        for passage in passages_in_use(section, speaker.answers):
            path = passage_path(section, passage)
            if is_carried(speaker.answers, path):
                yield Finding("ST07", "warning", path, "沿用去年的文字，还没有改动，改一改或确认不改")
                continue
            before = last_text(speaker.answers, path)
            if not before or path not in speaker.answers or is_confirmed(speaker.answers, path):
                continue
            share = likeness(before, "".join(run.text for run in passage_runs(speaker, section, passage)))
            if share >= ALIKE:
                yield Finding("ST07", "hint", path, f"与去年的文字{share:.0%}相同，对照去年再改一改")


def _figures_continue(form: Form, answers: Answers) -> Iterator[Finding]:
    """C12: what is called last year's figure is the figure of last year's report."""
    for base, field in form.fields_by_path.items():
        if not isinstance(field, GrowthField):
            continue
        path = f"{base}.previous"
        typed = read_number(answers.text(path), field.unit)
        before = last_number(answers, f"{base}.current", field.unit)
        if typed is None or before is None or typed.value == before:
            continue
        reported = answers.text(f"last.{base}.current").strip()
        message = f"{shortened(field.label, 10)}上年数与上年报告的{shortened(reported, 14)}不符，核对口径"
        fix = Fix(f"改为{reported}", path, reported)
        yield Finding("C12", "warning", path, message, excerpt=answers.text(path), fix=fix)


def _problems_continue(form: Form, answers: Answers) -> Iterator[Finding]:
    """C12: as many problems are answered for as last year's report named."""
    if FOUND not in form.inputs_by_path:
        return
    typed = read_number(answers.text(FOUND), "个")
    named = len(past_problems(answers))
    if typed is not None and named and typed.value != named:
        message = f"上年报告写了{named}个问题，这里是{typed.text}个，核对一遍"
        yield Finding("C12", "warning", FOUND, message, excerpt=answers.text(FOUND))


def _same_figures(form: Form, answers: Answers) -> Iterator[Finding]:
    """C19: every figure is last year's."""
    same: list[str] = []
    for path, entry in form.inputs():
        if entry.value not in ("integer", "decimal") or path.rpartition(".")[2] in (
            "previous",
            "rate",
            "change",
        ):
            continue
        now = read_number(answers.text(path), entry.unit)
        before = last_number(answers, path, entry.unit)
        if now is None or before is None:
            continue
        if now.value != before:
            return
        same.append(path)
    if len(same) >= _FEWEST:
        yield Finding("C19", "warning", same[0], f"填了的{len(same)}个数字都与上年相同，逐个核对")
