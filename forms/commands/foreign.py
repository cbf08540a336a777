"""`lvze check` for a .txt or .docx file: reads it and hands its paragraphs to the check."""

from pathlib import Path

from forms.check.findings import Finding
from forms.check.foreign import check_paragraphs
from forms.check.wording.rule_set import rule_set
from forms.definition.loader import read_years
from forms.definition.wording import PackSource


def check_file(path: Path, packs: PackSource, year: int | None) -> tuple[Finding, ...]:
    """The findings in the file. Raises OSError and IntakeError."""
    if path.suffix.lower() == ".docx":
        from forms.intake.docx_file import read_docx

        texts, kinds = read_docx(path)
        return check_paragraphs(texts, rule_set(packs()), kinds, year, read_years())
    from forms.intake.text_file import read_paragraphs

    return check_paragraphs(read_paragraphs(path), rule_set(packs()), (), year, read_years())
