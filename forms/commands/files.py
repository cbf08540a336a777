"""new · example · export · text."""

import sys
from pathlib import Path

from forms.arguments import Words
from forms.commands.common import CliError, form_of, line_of, report_of
from forms.report.answers import Answers


def new(words: Words) -> int:
    form = form_of(words)
    year = words.options["--year"]
    if not (year.isascii() and year.isdigit() and 2018 <= int(year) <= 2100):
        raise CliError(f"年度「{year}」应是2018年以后的四位年份，如 --year 2026")
    _write(words, form.id, int(year), Answers({"basic.report_year": year}))
    return 0


def example(words: Words) -> int:
    from forms.definition.loader import load_example

    answers = Answers(load_example())
    _write(words, "first_responsible", int(answers.text("basic.report_year")), answers)
    return 0


def _write(words: Words, form_id: str, year: int, answers: Answers) -> None:
    from forms.store.errors import StoreError
    from forms.store.lvze_file import write_lvze

    path = Path(words.options["-o"])
    try:
        write_lvze(path, form_id, year, answers)
    except StoreError as error:
        raise CliError(f"{path}：{error}") from None
    print(f"已保存 {path}")


def export(words: Words) -> int:
    from forms.check.check import check, place_name
    from forms.check.report_wording import rules_of
    from forms.check.wording.checker import WordingChecker
    from forms.manuscript.compose import compose
    from forms.output.export import ExportError, export_docx, standard_layout

    form, answers, year = report_of(words)
    draft = "--draft" in words.flags
    if not draft:
        refusing = WordingChecker(rules_of(form).refusing())  # nothing but errors is told here
        errors = [finding for finding in check(form, answers, refusing) if finding.severity == "error"]
        if errors:
            for finding in errors:
                print(line_of(finding, place_name(form, finding.path)))
            print(f"有 {len(errors)} 处错误，没有导出：改好再导出，或加 --draft 导出草稿", file=sys.stderr)
            return 1
    data = None
    if "--with-data" in words.flags:
        from forms.report.lvze import encode

        data = encode(form.id, year, answers)
    target = Path(words.options["-o"])
    try:
        export_docx(compose(form, answers), target, layout=standard_layout(), draft=draft, data=data)
    except ExportError as error:
        raise CliError(error.message_zh) from None
    print(f"已导出{'草稿' if draft else ''} {target}")
    return 0


def text(words: Words) -> int:
    from forms.manuscript.compose import compose
    from forms.output.text import write_text

    form, answers, _ = report_of(words)
    print(write_text(compose(form, answers)).rstrip("\n"))
    return 0
