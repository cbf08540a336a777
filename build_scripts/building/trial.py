"""Runs a finished Linux program as users have it: where it can't write, in folders with Chinese names."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from build_scripts.building.manifest import sums

LOCALES = ("C", "zh_CN.UTF-8")
NOBODY = 65534
ALL_WELL = "自检全部正常"
PATIENCE_S = 300


def try_out(program: Path) -> list[str]:
    """The self-test in each locale, the command line, and whether anything was written into the program's folder.
    One line for each fault."""
    faults: list[str] = []
    with TemporaryDirectory(prefix="lvze-trial-") as name:
        place = Path(name)
        installed = place / "程序 目录" / "lvze"
        copytree(program, installed, symlinks=True)
        home = place / "用户 家"
        home.mkdir()
        if _is_root():  # to whom nothing is read-only
            os.chown(home, NOBODY, NOBODY)
        place.chmod(0o755)
        for path in (installed, *installed.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode & 0o555)
        before = sums(installed)
        for locale in LOCALES:
            done = _run([str(installed / "lvze"), "selftest"], home, locale)
            if done.returncode != 0 or ALL_WELL not in done.stdout:
                faults.append(f"自检（{locale}）没有通过：\n{done.stdout}{done.stderr}".rstrip())
        faults += _command_line(installed / "lvze", home)
        if sums(installed) != before:
            faults.append("运行后程序目录里的文件变了")
        for path in (installed, *installed.rglob("*")):  # so that it can be removed
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
    return faults


def _command_line(lvze: Path, home: Path) -> list[str]:
    report, target = home / "示例 报告.lvze", home / "示例 报告.docx"
    commands = (
        ["--version"],
        ["example", "-o", str(report)],
        ["check", str(report), "--json"],
        ["export", str(report), "-o", str(target)],
        ["text", str(report)],
    )
    faults: list[str] = []
    for command in commands:
        done = _run([str(lvze), *command], home, "C")
        if done.returncode != 0:
            faults.append(f"lvze {command[0]} 退出码 {done.returncode}：{done.stderr}")
    if not target.is_file():
        faults.append("lvze export 没有写出文件")
    return faults


def _run(command: Sequence[str], home: Path, locale: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": locale,
        "LANG": locale,
    }
    return subprocess.run(
        command,
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        **({"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}),
    )


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0
