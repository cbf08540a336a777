"""The installer of the Windows program: Inno Setup compiles it, and it is installed and removed, both under Wine.

Inno Setup and the installers it makes are programs of 32 bits, for which Debian 13 has no index that can be relied
on; so they run in a Debian 12, whose Wine 8 has both. The program itself needs Wine 10 and is tried in wine.py.
"""

import subprocess
import tarfile
from pathlib import Path
from shutil import copyfile, copytree, rmtree, which
from tempfile import TemporaryDirectory

from build_scripts.building.chroot import Chroot
from build_scripts.building.content import version
from build_scripts.building.finish import WINDOWS, BuildError
from build_scripts.building.manifest import digest
from build_scripts.building.wine_system import DRIVE, ENVIRONMENT, WINE_USER, own, place_in, wine_system
from build_scripts.environment import say

# As its makers signed it, in the only form that a registry has it. Its licence lets anybody use it.
COMPILER_PACKAGE = "innosetup@6.4.1"
COMPILER_DIGEST = "fc36b763a729c8964416552d733f4864ac4a4934d0a6569e20c2feb4c29b9684"
COMPILE_S, TRIAL_S = 600, 300


def build_installer(folder: Path, icon: Path, target: Path) -> None:
    """`target` installs what is in `folder`. Raises BuildError unless it does, keeps data and can be removed again."""
    from build_scripts.building.installer_trial import try_installer

    wine = wine_system("debian12-wine32", "bookworm", ("wine", "wine64", "wine32:i386"))
    place = place_in(wine)
    for name in ("src", "out", "prefix"):
        rmtree(place / name, ignore_errors=True)
    fill_compiler(place / "inno")
    source = place / "src"
    (place / "out").mkdir()
    copytree(WINDOWS, source / "build_scripts/windows")
    copytree(folder, source / "dist" / folder.name)
    copyfile(icon, source / "lvze.ico")
    own(place)
    say("正在编译 Windows 安装程序……")
    words = [rf"{DRIVE}\inno\ISCC.exe", "/Qp", f"/DVersion={version()}", rf"/DIcon={DRIVE}\src\lvze.ico"]
    words += [rf"/O{DRIVE}\out", f"/F{target.stem}", rf"{DRIVE}\src\build_scripts\windows\lvze.iss"]
    done = run_and_wait(wine, words, COMPILE_S)
    made = place / "out" / target.name
    if done.returncode != 0 or not made.is_file():
        raise BuildError(f"安装程序没有编译成：\n{done.stdout[-3000:]}")
    say("正在试装、升级、卸载……")
    if faults := try_installer(wine, made, folder):
        raise BuildError("\n".join(faults))
    copyfile(made, target)


def fill_compiler(target: Path) -> None:
    """Inno Setup in `target`; npm only fetches the archive, nothing in it is run outside Wine."""
    stamp = target / ".digest"
    if stamp.exists() and stamp.read_text(encoding="ascii") == COMPILER_DIGEST:
        return
    say("正在取得 Inno Setup……")
    rmtree(target, ignore_errors=True)
    with TemporaryDirectory() as name:
        command = ["npm", "pack", "--silent", f"--pack-destination={name}", COMPILER_PACKAGE]
        done = subprocess.run(command, cwd=name, capture_output=True, text=True)
        found = sorted(Path(name).glob("*.tgz"))
        if done.returncode != 0 or not found:
            raise BuildError(f"取不到 {COMPILER_PACKAGE}：\n{done.stderr[-2000:]}")
        if digest(found[0]) != COMPILER_DIGEST:
            raise BuildError(f"{found[0].name} 不是检查过的那一份")
        with tarfile.open(found[0]) as archive:
            archive.extractall(name, filter="data")
        copytree(Path(name) / "package/bin", target)
    stamp.write_text(COMPILER_DIGEST, encoding="ascii")


def can_build_installer() -> bool:
    return which("npm") is not None


def run_and_wait(wine: Chroot, command: list[str], timeout_s: float) -> "subprocess.CompletedProcess[str]":
    """Also waits for what the program leaves running: an uninstaller goes on in a copy of itself, and the registry is
    written to its files when Wine ends."""
    inside = 'wine "$@"; code=$?; wineserver -w; exit $code'
    screen = f'exec timeout {timeout_s:.0f} xvfb-run -a -s \'-screen 0 1280x800x24\' sh -c "$0" sh "$@" 2>&1'
    return wine.run(
        ["sh", "-c", screen, inside, *command], user=WINE_USER, environment=ENVIRONMENT, check=False
    )
