"""dev.py build: the packaged program. Here for this system; `--release` in a chroot with an old glibc; `--windows`
under Wine."""

import os
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

from build_scripts.building import finish
from build_scripts.building.content import version
from build_scripts.building.finish import BuildError, Made
from build_scripts.building.trial import try_out
from build_scripts.building.trim import this_system
from build_scripts.environment import BUILD_VENV, ROOT, SetupError, ensure_build, say

DIST = ROOT / "dist"
WORK = ROOT / "build"


def main(arguments: list[str]) -> int:
    begin = time.monotonic()
    try:
        if arguments == ["--release"]:
            from build_scripts.building.release import build

            lines = build()
        elif arguments == ["--windows"]:
            from build_scripts.building.wine import build

            lines = build()
        elif not arguments:
            lines = build_here()
        else:
            print("用法: python3 build_scripts/dev.py build [--release | --windows]", file=sys.stderr)
            return 2
    except BuildError as error:
        print(f"没有打成包：\n{error}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    print(f"用时 {time.monotonic() - begin:.0f} 秒，在 {DIST}")
    return 0


def build_here() -> list[str]:
    """For systems like this one. Its glibc is the oldest that the program then runs on."""
    system = this_system()
    if system == "linux" and which("dpkg-deb") is None:
        raise SetupError("这个系统没有 dpkg-deb，打不了 .deb：在 Debian、UOS 或麒麟上打包")
    python = ensure_build()
    work = WORK / system
    epoch = source_date()
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "LVZE_ICON": str(WORK / "icons" / "lvze.ico"),
    }
    say("正在打包（PyInstaller）……")
    run_module(python, "icons", [str(WORK / "icons")], environment)
    run_module(python, "freeze", [str(work)], environment)
    made = Made(work / "lvze", WORK / "icons", site_packages(BUILD_VENV), python_licence(python))
    if system == "windows":
        folder = DIST / f"lvze-{version()}-win64"
        finish.assemble(made, folder, system)
        finish.check(folder, system)
        packed = finish.pack_windows(folder, DIST, epoch)
    else:
        # Not the name of a release: that one runs on older systems than this.
        folder = DIST / f"lvze-{version()}-linux-x86_64-local"
        packed = linux_packages(made, folder, epoch)
    finish.write_sums(packed)
    return finish.report(folder, packed, system)


def linux_packages(made: Made, folder: Path, epoch: int, limit: finish.Version | None = None) -> list[Path]:
    """Assembles, checks, tries out and packs."""
    finish.assemble(made, folder, "linux")
    packages, floor = finish.check(folder, "linux", limit)
    say(f"要 glibc {floor[0]}.{floor[1]} 以上；系统软件包：{'、'.join(packages)}")
    say("正在自检（C 和 zh_CN，只读的程序目录）……")
    if faults := try_out(folder):
        raise BuildError("\n".join(faults))
    say("正在压缩……")
    return finish.pack_linux(folder, DIST, WORK, epoch, packages, floor)


def source_date() -> int:
    """The time of the commit: files are dated by it, whenever they are made."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return (
        int(done.stdout) if done.returncode == 0 else 1767225600
    )  # 2026-01-01: sources without their history


def run_module(python: Path, name: str, arguments: list[str], environment: dict[str, str]) -> None:
    command = [str(python), "-m", f"build_scripts.building.{name}", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    if done.returncode != 0:
        raise BuildError(done.stdout.strip() or f"{name} 退出码 {done.returncode}")


def site_packages(venv: Path) -> Path:
    found = sorted(venv.glob("lib/python3.*/site-packages")) or [venv / "Lib" / "site-packages"]
    return found[0]


def python_licence(python: Path) -> Path:
    """Where Python keeps its own; Debian keeps it elsewhere."""
    command = [
        str(python),
        "-c",
        "import os, sys; print(os.path.dirname(os.__file__), sys.base_prefix, sep='\\n')",
    ]
    library, prefix = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[
        :2
    ]
    for path in (Path(library) / "LICENSE.txt", Path(prefix) / "LICENSE.txt"):
        if path.is_file():
            return path
    return Path("/usr/share/doc/python3/copyright")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
