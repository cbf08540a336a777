"""check · lint: what is wrong with a report, and with a definition."""

import sys
from pathlib import Path

from forms.arguments import Words
from forms.check.findings import Finding
from forms.check.ignored import Sifted
from forms.commands.common import (
    CliError,
    counts_of,
    line_of,
    packs_of,
    program_version,
    report_of,
    say_faults,
)
from forms.definition.form import Form
from forms.report.answers import Answers


def check_report(words: Words) -> int:
    from forms.check.check import checked, place_name
    from forms.check.foreign import place_of

    year = words.options.get("--year", "")
    if year and not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100):
        raise CliError(f"年度「{year}」应是四位年份，如 --year 2026")
    path = Path(words.files[0])
    if "--exported" in words.options and "--self-check" not in words.options:
        raise CliError("--exported 要和 --self-check 一起用")
    if path.suffix.lower() in (".txt", ".docx"):
        form, findings = None, _foreign(path, int(year or 0) or None, words)
    else:
        form, answers, _ = report_of(words)
        if year:
            answers = answers.with_value("basic.report_year", year)
        result = checked(form, answers)
        findings = result.kept
        say_faults(form.wording)
        _write_self_check(form, answers, result, words)
    if "--json" in words.flags:
        import json

        print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(line_of(finding, place_name(form, finding.path) if form else place_of(finding.path)))
        print(counts_of(findings))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _write_self_check(form: Form, answers: Answers, result: Sifted, words: Words) -> None:
    target = words.options.get("--self-check")
    if target is None:
        return
    from forms.check.self_check import self_check
    from forms.output.export import ExportError
    from forms.output.self_check_file import digest_of, write_self_check

    file = words.options.get("--exported")
    exported = (Path(file).name, digest_of(Path(file))) if file else None
    made = self_check(form, answers, result, program=program_version(), exported=exported)
    try:
        write_self_check(made, Path(target))
    except ExportError as error:
        raise CliError(error.message_zh) from None
    print(f"自检报告已保存 {target}", file=sys.stderr)


def _foreign(path: Path, year: int | None, words: Words) -> tuple[Finding, ...]:
    from forms.commands.foreign import check_file
    from forms.definition.loader_wording import pack_source
    from forms.intake.errors import IntakeError

    packs = pack_source(packs_of(words))
    try:
        findings = check_file(path, packs, year)
    except IntakeError as error:
        raise CliError(f"{path}：{error.message}") from None
    say_faults(packs)
    return findings


def lint(words: Words) -> int:
    from forms.definition.lint import lint_folder

    faults = lint_folder(Path(words.files[0]))
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print("定义没有问题")
    return 2 if faults else 0
