"""Several fixes at once: what becomes of each answer when all of them are made, for one undo step."""

from collections.abc import Iterable, Mapping

from forms.check.findings import Finding
from forms.check.wording.fixes import Edit, apply_fix, trimmed_edit
from forms.definition.form import Form
from forms.manuscript.compose import passage_template
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.outline import passage_path, passages_in_use


def fixed_answers(form: Form, answers: Answers, findings: Iterable[Finding]) -> Mapping[str, Json]:
    """Path -> new value. Findings without a fix are passed over; of two that overlap the first holds; a fix that gives
    no replacement of its span gives its answer whole, and then stands alone there."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_path.setdefault(finding.fix.path, []).append(finding)
    speaker = Speaker(form, answers)
    made: dict[str, Json] = {}
    for path, found in by_path.items():
        edits = [_edit(finding) for finding in found]
        spans = [edit for edit in edits if edit is not None]
        value = _spliced(form, speaker, path, spans) if len(spans) > 1 and None not in edits else None
        first = found[0].fix
        if value is None and first is not None:
            value = first.value
        if value is not None:
            made[path] = value
    return made


def _edit(finding: Finding) -> Edit | None:
    fix = finding.fix
    if fix is None or fix.replacement is None or fix.path != finding.path or finding.end <= finding.start:
        return None
    return finding.start, finding.end, fix.replacement


def _spliced(form: Form, speaker: Speaker, path: str, edits: list[Edit]) -> str | None:
    section = form.by_id.get(path.partition(".")[0])
    for passage in passages_in_use(section, speaker.answers) if section else ():
        if section is not None and passage_path(section, passage) == path:
            template = passage_template(speaker.answers, section, passage)
            return apply_fix(template, lambda ref: speaker.speak(ref, section.id).text, edits)
    text = speaker.answers.text(path)
    done = len(text) + 1
    for start, end, new in sorted((trimmed_edit(text, edit) for edit in edits), reverse=True):
        if end <= done:
            text = text[:start] + new + text[end:]
            done = start
    return text
