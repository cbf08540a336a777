"""The same work without a window. Exit codes: 0 done · 1 errors in the report · 2 cannot be read or done."""

import atexit
import gc
import sys
from collections.abc import Sequence

from forms.arguments import Command, UsageError, Words, parse
from forms.commands.common import CliError, program_version

_FORM = ("--forms",)
COMMANDS: dict[str, Command] = {
    "new": Command("新建一份空白报告", options=("-o", "--year", *_FORM), needed=("-o", "--year")),
    "example": Command("生成内置示例（虚构的县）", options=("-o",), needed=("-o",)),
    "check": Command(
        "列出报告里的问题（.lvze、.docx、.txt）",
        ("报告文件",),
        ("--year", "--wording", "--self-check", "--exported", *_FORM),
        ("--json",),
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


def main(arguments: Sequence[str]) -> int:
    """Runs one command; every fault is one line on stderr, never a traceback. It makes much and ends soon: looking for
    cycles to throw away, meanwhile and once more when Python ends, would be a tenth of its time."""
    collecting = gc.isenabled()
    gc.disable()
    atexit.register(gc.freeze)
    try:
        return _main(arguments)
    finally:
        if collecting:
            gc.enable()


def _main(arguments: Sequence[str]) -> int:
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
        return _run(name, words)
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
    print(f"履责 {program_version()}")
    return 0


def _run(name: str, words: Words) -> int:
    """The command's own module is loaded only when it is wanted."""
    if name in ("check", "lint"):
        from forms.commands import checking

        return checking.lint(words) if name == "lint" else checking.check_report(words)
    if name == "selftest":
        from forms.selftest import run_selftest

        return run_selftest()
    from forms.commands import files

    deeds = {"new": files.new, "example": files.example, "export": files.export, "text": files.text}
    if name not in deeds:
        raise CliError("这个命令以后的版本提供")
    return deeds[name](words)
