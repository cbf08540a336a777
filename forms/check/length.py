"""ST03: the length of the report against the profile that was chosen."""

from collections.abc import Iterator

from forms.check.findings import Finding
from forms.definition.form import Form
from forms.manuscript.length import PROFILE_PATH, lengths, part_lengths, profile_of
from forms.manuscript.model import Manuscript
from forms.report.answers import Answers


def check_length(form: Form, answers: Answers, manuscript: Manuscript) -> Iterator[Finding]:
    """Nothing while anything is still unfilled: the length is not yet what it will be."""
    profile = profile_of(form, answers)
    if profile is None or manuscript.unfilled:
        return
    found = lengths(form, manuscript)
    if profile.most and found.total > profile.most:
        yield _warning(f"全文{found.total}字，超出{found.total - profile.most}字，压缩到{profile.most}字以内")
    if found.total < profile.least:
        yield _warning(f"全文{found.total}字，还差{profile.least - found.total}字")
    names = {chapter.id: chapter.heading for chapter in form.chapters}
    for part in part_lengths(form, found, profile):
        name = names[part.chapter]
        if part.missing:
            share = f"，占{found.share(part.chapter):.1%}" if part.bound and part.bound.share else ""
            yield _warning(f"“{name}”{part.count}字{share}，还差{part.missing}字")
        if part.over:
            yield _warning(f"“{name}”{part.count}字，超出{part.over}字")


def _warning(message: str) -> Finding:
    return Finding("ST03", "warning", PROFILE_PATH, message)
