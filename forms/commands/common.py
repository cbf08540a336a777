"""What the commands share: the form and the report that are meant, packs of rules, lines of findings."""

import sys
from collections.abc import Sequence
from pathlib import Path

from forms.arguments import Words
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.form import Form
from forms.definition.wording import PACKS_FOLDER, PackSource
from forms.report.answers import Answers


class CliError(Exception):
    """Cannot go on: one line for stderr, exit 2."""


def program_version() -> str:
    """The version in pyproject.toml, as installed or frozen."""
    from importlib.metadata import version  # slow to import

    return version("lvze")


def form_of(words: Words) -> Form:
    from forms.definition.loader import FormError, load_form

    folder = words.options.get("--forms")
    try:
        return load_form(folder=Path(folder) if folder else None, packs=packs_of(words))
    except FormError as error:
        for line in error.faults[:-1]:
            print(line, file=sys.stderr)
        raise CliError(error.faults[-1]) from None


def report_of(words: Words) -> tuple[Form, Answers, int]:
    """The form and answers of the .lvze file named in `words`, and its year."""
    from forms.report.lvze import LvzeDocument, LvzeError
    from forms.store.errors import StoreError
    from forms.store.lvze_file import read_lvze

    path = Path(words.files[0])
    try:
        document: LvzeDocument = read_lvze(path)
    except (LvzeError, StoreError) as error:
        raise CliError(f"{path}：{error}") from None
    form = form_of(words)
    if document.form != form.id:
        raise CliError(f"{path}：表单「{document.form[:40]}」这个版本不认识，用做它的程序打开")
    answers = document.answers
    if "basic.report_year" not in answers:
        answers = answers.with_value("basic.report_year", str(document.year))
    return form, answers, document.year


def packs_of(words: Words) -> Path:
    """Where packs of a superior office lie: the folder given, else 规则包 in the data folder."""
    from forms.store.folder import default_data_folder

    given = words.options.get("--wording")
    if given and not Path(given).is_dir():
        raise CliError(f"没有「{given}」这个文件夹，--wording 后面写放规则包的文件夹")
    return Path(given) if given else default_data_folder() / PACKS_FOLDER


def say_faults(packs: PackSource) -> None:
    from forms.check.wording.rule_set import rule_set

    for fault in rule_set(packs()).faults:
        print(f"规则包 {fault}（没有用上）", file=sys.stderr)


def line_of(finding: Finding, place: str) -> str:
    return f"{SEVERITY_WORDS[finding.severity]}　{place}　{finding.message}　[{finding.rule}]"


def counts_of(findings: Sequence[Finding]) -> str:
    counts = [f"{sum(f.severity == s for f in findings)} 处{word}" for s, word in SEVERITY_WORDS.items()]
    return "、".join(counts)
