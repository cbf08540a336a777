"""What each command of dev.py does, once dev.py has seen to the Python it runs on."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from build_scripts.environment import LVZE, PYTHON, ROOT, SetupError, compile_sources, ensure, say


def dispatch(command: str, args: Sequence[str], usage: str) -> int:
    """Run one command; its exit code."""
    if command not in COMMANDS:
        print(f"没有“{command}”这个命令。\n\n{usage}", end="", file=sys.stderr)
        return 2
    return COMMANDS[command](list(args))


def run(args: list[str]) -> int:
    """Set-up, then `lvze ARGS`; without a display and without ARGS, the example instead of a window."""
    ensure("run")
    if args[:1] == ["--"]:
        args = args[1:]
    if args or has_display():
        _become([str(LVZE), *args])
    target = Path("example.docx").absolute()
    print(
        f"没有图形显示（DISPLAY、WAYLAND_DISPLAY 均未设置），不打开窗口；改为导出示例报告 {target}",
        flush=True,
    )
    with TemporaryDirectory() as folder:
        report = Path(folder) / "example.lvze"
        code = subprocess.call([str(LVZE), "example", "-o", str(report)], stdout=subprocess.DEVNULL)
        return code or subprocess.call([str(LVZE), "export", str(report), "-o", str(target)])


def test(args: list[str]) -> int:
    """Set-up, linters and contracts (unless --fast), pytest; closes with pytest's own summary."""
    from build_scripts import checks

    ensure("test")
    fast = "--fast" in args
    failed = [] if fast else checks.run_linters()
    if failed:
        print(
            f"\n静态检查未通过：{'、'.join(failed)}（详见上文）。测试照常进行，最后按失败退出。\n", flush=True
        )
    return checks.run_pytest([arg for arg in args if arg != "--fast"]) or bool(failed)


def bench(args: list[str]) -> int:
    """Benchmarks side by side with what a user would pick instead."""
    ensure("test")
    compile_sources()  # the other side's packages are compiled, too
    return _module("bench", args)


def shots(args: list[str]) -> int:
    """Screenshots of every tab and window state into a folder."""
    if len(args) != 1 or args[0].startswith("-"):
        print("用法: python3 build_scripts/dev.py shots 目录", file=sys.stderr)
        return 2
    return _module("shots", args)


def build(args: list[str]) -> int:
    """The packaged program."""
    from build_scripts import build as packaging

    return packaging.main(args)


def has_display() -> bool:
    """Whether a window could open. Windows and macOS always have one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "shots": shots,
    "build": build,
}


def _module(name: str, args: list[str]) -> int:
    if not (ROOT / "build_scripts" / f"{name}.py").is_file():
        raise SetupError(f"{name} 由以后的版本提供")
    ensure("test")
    _become([str(PYTHON), "-m", f"build_scripts.{name}", *args])


def _become(command: list[str]) -> NoReturn:
    """Hand this process over, so that signals and the exit code are the program's own."""
    if os.name == "nt":  # there exec would return to the prompt at once
        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    try:
        os.execv(command[0], command)
    except OSError as error:
        say(str(error))
        raise SetupError("启动不了程序；删除 .venv 文件夹后重试") from error
