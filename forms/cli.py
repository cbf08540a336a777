"""The same work without a window. Exit codes: 0 done · 1 errors in the report · 2 cannot be read or done."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from forms.arguments import Command, UsageError, Words, parse
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.definition.form import Form
from forms.definition.wording import PACKS_FOLDER, PackSource
from forms.report.answers import Answers

_FORM = ("--forms",)
COMMANDS: dict[str, Command] = {
    "new": Command("新建一份空白报告", options=("-o", "--year", *_FORM), needed=("-o", "--year")),
    "example": Command("生成内置示例（虚构的县）", options=("-o",), needed=("-o",)),
    "check": Command(
        "列出报告里的问题（.lvze、.docx、.txt）", ("报告文件",), ("--year", "--wording", *_FORM), ("--json",)
    ),
    "export": Command(
        "导出 Word 文件", ("报告文件",), ("-o", *_FORM), ("--draft", "--with-data"), needed=("-o",)
    ),
    "text": Command("输出纯文本", ("报告文件",), _FORM),
    "lint": Command("检查一套表单定义", ("定义文件夹",)),
    "selftest": Command("自检"),
    "pages": Command("（以后的版本提供）", ("报告文件",), flags=("--json",)),
    "import": Command("（以后的版本提供）", ("报告文件",), ("-o", "--year"), ("--json",)),
}


class CliError(Exception):
    """Cannot go on: one line for stderr, exit 2."""


def main(arguments: Sequence[str]) -> int:
    """Runs one command; every fault is one line on stderr, never a traceback."""
    speak_utf8()
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        return _help()
    if name == "--version":
        return _version()
    command = COMMANDS.get(name)
    if command is None:
        return _fault(f"没有「{name}」这个命令，用 lvze --help 看有哪些")
    if any(word in ("-h", "--help") for word in rest):
        return _help(name)
    try:
        words = parse(command, rest)
    except UsageError as error:
        return _fault(f"lvze {name}：{error}，用 lvze {name} --help 看用法")
    try:
        return _RUN[name](words)
    except CliError as error:
        return _fault(str(error))
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _fault(f"「{error.filename or ''}」读写不了：{error.strerror or error}")


def speak_utf8() -> None:
    """Piped output is UTF-8 everywhere; a console keeps its own encoding, and what it lacks shows as ?."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def _fault(line: str) -> int:
    print(" ".join(line.split()), file=sys.stderr)
    return 2


def _help(name: str | None = None) -> int:
    for word in [name] if name else COMMANDS:
        command = COMMANDS[word]
        optional = [f"[{o} 值]" for o in command.options if o not in command.needed]
        words = [*command.files, *(f"{o} 值" for o in command.needed), *optional]
        words += [f"[{flag}]" for flag in command.flags]
        print(f"lvze {word} {' '.join(words)}".rstrip() + f"\n    {command.help}")
    if name is None:
        print("lvze [--data-dir 文件夹] [报告.lvze]\n    打开窗口")
    return 0


def _version() -> int:
    from importlib.metadata import version  # slow to import

    print(f"履责 {version('lvze')}")
    return 0


def _form(words: Words) -> Form:
    from forms.definition.loader import FormError, load_form

    folder = words.options.get("--forms")
    try:
        return load_form(folder=Path(folder) if folder else None, packs=_packs(words))
    except FormError as error:
        for line in error.faults[:-1]:
            print(line, file=sys.stderr)
        raise CliError(error.faults[-1]) from None


def _report(words: Words) -> tuple[Form, Answers, int]:
    """The form and answers of the .lvze file named in `words`, and its year."""
    from forms.report.lvze import LvzeDocument, LvzeError
    from forms.store.errors import StoreError
    from forms.store.lvze_file import read_lvze

    path = Path(words.files[0])
    try:
        document: LvzeDocument = read_lvze(path)
    except (LvzeError, StoreError) as error:
        raise CliError(f"{path}：{error}") from None
    form = _form(words)
    if document.form != form.id:
        raise CliError(f"{path}：表单「{document.form[:40]}」这个版本不认识，用做它的程序打开")
    answers = document.answers
    if "basic.report_year" not in answers:
        answers = answers.with_value("basic.report_year", str(document.year))
    return form, answers, document.year


def _new(words: Words) -> int:
    form = _form(words)
    year = words.options["--year"]
    if not (year.isascii() and year.isdigit() and 2018 <= int(year) <= 2100):
        raise CliError(f"年度「{year}」应是2018年以后的四位年份，如 --year 2026")
    _write(words, form.id, int(year), Answers({"basic.report_year": year}))
    return 0


def _example(words: Words) -> int:
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


def _check(words: Words) -> int:
    from forms.check.check import check, place_name
    from forms.check.foreign import place_of

    year = words.options.get("--year", "")
    if year and not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100):
        raise CliError(f"年度「{year}」应是四位年份，如 --year 2026")
    path = Path(words.files[0])
    if path.suffix.lower() in (".txt", ".docx"):
        form, findings = None, _check_foreign(path, int(year or 0) or None, words)
    else:
        form, answers, _ = _report(words)
        if year:
            answers = answers.with_value("basic.report_year", year)
        findings = check(form, answers)
        _say_faults(form.wording)
    if "--json" in words.flags:
        import json

        print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(_line(finding, place_name(form, finding.path) if form else place_of(finding.path)))
        print(_counts(findings))
    return 1 if any(finding.severity == "error" for finding in findings) else 0


def _check_foreign(path: Path, year: int | None, words: Words) -> tuple[Finding, ...]:
    from forms.definition.loader_wording import pack_source
    from forms.foreign_report import check_file
    from forms.intake.errors import IntakeError

    packs = pack_source(_packs(words))
    try:
        findings = check_file(path, packs, year)
    except IntakeError as error:
        raise CliError(f"{path}：{error.message}") from None
    _say_faults(packs)
    return findings


def _packs(words: Words) -> Path:
    """Where packs of a superior office lie: the folder given, else 规则包 in the data folder."""
    from forms.store.folder import default_data_folder

    given = words.options.get("--wording")
    if given and not Path(given).is_dir():
        raise CliError(f"没有「{given}」这个文件夹，--wording 后面写放规则包的文件夹")
    return Path(given) if given else default_data_folder() / PACKS_FOLDER


def _say_faults(packs: PackSource) -> None:
    from forms.check.wording.rule_set import rule_set

    for fault in rule_set(packs()).faults:
        print(f"规则包 {fault}（没有用上）", file=sys.stderr)


def _line(finding: Finding, place: str) -> str:
    return f"{SEVERITY_WORDS[finding.severity]}　{place}　{finding.message}　[{finding.rule}]"


def _counts(findings: Sequence[Finding]) -> str:
    counts = [f"{sum(f.severity == s for f in findings)} 处{word}" for s, word in SEVERITY_WORDS.items()]
    return "、".join(counts)


def _export(words: Words) -> int:
    from forms.check.check import check, place_name
    from forms.manuscript.compose import compose
    from forms.output.export import ExportError, export_docx, standard_layout

    form, answers, year = _report(words)
    draft = "--draft" in words.flags
    if not draft:
        errors = [finding for finding in check(form, answers) if finding.severity == "error"]
        if errors:
            for finding in errors:
                print(_line(finding, place_name(form, finding.path)))
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


def _text(words: Words) -> int:
    from forms.manuscript.compose import compose
    from forms.output.text import write_text

    form, answers, _ = _report(words)
    print(write_text(compose(form, answers)).rstrip("\n"))
    return 0


def _lint(words: Words) -> int:
    from forms.definition.lint import lint_folder

    faults = lint_folder(Path(words.files[0]))
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print("定义没有问题")
    return 2 if faults else 0


def _selftest(words: Words) -> int:
    from forms.selftest import run_selftest

    return run_selftest()


def _later(words: Words) -> int:
    raise CliError("这个命令以后的版本提供")


_RUN: dict[str, Callable[[Words], int]] = {
    "new": _new,
    "example": _example,
    "check": _check,
    "export": _export,
    "text": _text,
    "lint": _lint,
    "selftest": _selftest,
    "pages": _later,
    "import": _later,
}
