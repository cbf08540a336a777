"""All checks of a report, in the order in which a reader meets their places."""

from dataclasses import replace

from forms.check.consistency import check_consistency
from forms.check.figures import check_figures
from forms.check.findings import Finding
from forms.check.ignored import Sifted, sifted
from forms.check.inputs import check_section
from forms.check.last_year import check_last_year
from forms.check.length import check_length
from forms.check.report_wording import check_wording
from forms.check.wording.checker import WordingChecker
from forms.definition.form import Form
from forms.manuscript.compose import compose
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers


def check(form: Form, answers: Answers, wording: WordingChecker | None = None) -> tuple[Finding, ...]:
    """Every finding that stands, by section in the order of the form. The same `wording` from one state of a report to
    the next reads only the passages that changed."""
    return checked(form, answers, wording).kept


def checked(
    form: Form,
    answers: Answers,
    wording: WordingChecker | None = None,
    last: tuple[tuple[str, str], ...] = (),
) -> Sifted:
    """`check`, with the findings that the report lets be and why; `last` is last year's text, section -> text."""
    speaker = Speaker(form, answers)
    found: list[Finding] = []
    for section in form.sections:
        found.extend(check_section(form, speaker, section))
        found.extend(check_figures(form, speaker, section))
    manuscript = compose(form, answers, speaker)
    found.extend(check_consistency(form, speaker))
    found.extend(check_length(form, answers, manuscript))
    found.extend(check_last_year(form, speaker))
    for findings in check_wording(form, speaker, wording, last).values():
        found.extend(findings)
    found = _once(found)
    place = {section.id: number for number, section in enumerate(form.sections)}
    ordered = sorted(found, key=lambda finding: place.get(finding.path.partition(".")[0], len(place)))
    return sifted((_quoting(finding, answers) for finding in ordered), answers)


def _once(found: list[Finding]) -> list[Finding]:
    """A wrong year in title or opening is told once: as the error that it is there (C15), with the words and the fix
    of the rule that reads years everywhere."""
    errors_of_year = [finding for finding in found if finding.rule == "C15"]
    told: dict[Finding, Finding] = {}
    for finding in found:
        for error in errors_of_year if finding.rule == "YR03" else ():
            if finding.path == error.path and finding.start < error.end and error.start < finding.end:
                told[error] = replace(
                    finding, rule=error.rule, severity=error.severity, message=error.message
                )
                told[finding] = told[error]
    return list(dict.fromkeys(told.get(finding, finding) for finding in found))


def _quoting(finding: Finding, answers: Answers) -> Finding:
    """`finding` with what stands at its place, so that letting it be holds only while that stands there."""
    text = answers.text(finding.path)
    return finding if finding.excerpt or not text else replace(finding, excerpt=text[:40])


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.severity == "error")


def place_name(form: Form, path: str) -> str:
    """Where a finding stands, for people: the tab and the label of the box."""
    head = path.partition(".")[0]
    section = form.by_id.get(head)
    if section is None:
        return ""
    owner = form.owner(path)
    return f"{section.tab}·{owner[1].label}" if owner else section.tab
