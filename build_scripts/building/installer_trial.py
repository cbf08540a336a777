"""Installs the Windows program silently under Wine, over an older one, too, and removes it again."""

from pathlib import Path
from shutil import rmtree

from build_scripts.building.chroot import Chroot
from build_scripts.building.installer import TRIAL_S, run_and_wait
from build_scripts.building.manifest import NAME, digest
from build_scripts.building.wine_system import DRIVE, own, place_in

INSTALLED = "AppData/Local/Programs/lvze"  # for somebody who is no administrator
DATA = "AppData/Local/lvze"
SHORTCUTS = ("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/履责.lnk", "Desktop/履责.lnk")
QUIET = ["/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART"]
# Written as Wine keeps its registry: 履责 in it as \x5c65\x8d23.
REGISTERED = (
    r"[Software\\Classes\\.lvze]",
    r"[Software\\Classes\\lvze.report\\shell\\open\\command]",
    r"\\Programs\\lvze\\\x5c65\x8d23.exe\" \"%1\"",
    r"{6E1B5C0E-3F0C-4B51-9D5B-7A1C2E94D7A3}_is1]",
)


def try_installer(wine: Chroot, setup: Path, folder: Path) -> list[str]:
    """One line for each fault. `folder` is what has to be there afterwards, to the byte."""
    place = place_in(wine)
    prefix = place / "prefix"
    rmtree(prefix, ignore_errors=True)
    command = [rf"{DRIVE}\out\{setup.name}", *QUIET, "/TASKS=desktopicon"]
    faults: list[str] = []
    done = run_and_wait(wine, command, TRIAL_S)
    if done.returncode == 0:
        faults.append("Windows 7 上也装了")  # what this Wine says it is until told otherwise
    run_and_wait(wine, ["winecfg", "/v", "win10"], TRIAL_S)
    desktop = _home(prefix) / "Desktop"
    desktop.unlink()  # Wine's is a link to the whole home
    desktop.mkdir()
    own(place)
    kept: dict[Path, str] = {}
    for what in ("安装", "升级"):
        done = run_and_wait(wine, command, TRIAL_S)
        if done.returncode != 0:
            return [*faults, f"{what}：退出码 {done.returncode}：{done.stdout[-2000:]}"]
        home = _home(prefix)
        faults += [f"{what}：{fault}" for fault in installed_faults(home, prefix, folder)]
        if what == "安装":
            kept = _leave_traces(home)
            own(place)
    faults += [f"升级：动了 {path.name}" for path, text in kept.items() if not _holds(path, text)]
    if (home / INSTALLED / "_internal/旧版.txt").exists():
        faults.append("升级：旧版的部件还在")
    uninstaller = home / INSTALLED / "unins000.exe"
    inside = "C:\\" + uninstaller.relative_to(prefix / "drive_c").as_posix().replace("/", "\\")
    done = run_and_wait(wine, [inside, *QUIET], TRIAL_S)
    if done.returncode != 0:
        faults.append(f"卸载：退出码 {done.returncode}：{done.stdout[-2000:]}")
    faults += [f"卸载：动了 {path.name}" for path, text in kept.items() if not _holds(path, text)]
    left = {path for path in (home / INSTALLED).rglob("*") if path.is_file()} - set(kept)
    faults += [f"卸载：还有 {path.name}" for path in sorted(left)]
    faults += [f"卸载：还有 {name}" for name in SHORTCUTS if (home / name).exists()]
    registry = (prefix / "user.reg").read_text(encoding="utf-8", errors="replace")
    # An emptied key .lvze may stay: other programs write into it, too.
    return faults + [f"卸载：注册表里还有 {words}" for words in REGISTERED[1:] if words in registry]


def _home(prefix: Path) -> Path:
    return next(path for path in (prefix / "drive_c/users").iterdir() if path.name != "Public")


def installed_faults(home: Path, prefix: Path, folder: Path) -> list[str]:
    installed = home / INSTALLED
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    names = [(line[66:], line[:64]) for line in lines]
    faults = [
        f"{name} 没有装对"
        for name, value in names
        if not (installed / name).is_file() or digest(installed / name) != value
    ]
    faults += [f"缺 {name}" for name in SHORTCUTS if not (home / name).is_file()]
    registry = (prefix / "user.reg").read_text(encoding="utf-8", errors="replace")
    return faults + [f"注册表里没有 {words}" for words in REGISTERED if words not in registry]


def _leave_traces(home: Path) -> dict[Path, str]:
    """A part that only an older version had, and what a user made, which has to outlive everything."""
    (home / INSTALLED / "_internal/旧版.txt").write_text("旧", encoding="utf-8")
    kept = {
        home / DATA / "lvze.sqlite3": "报告",
        home / INSTALLED / "便携.txt": "",
        home / INSTALLED / "履责数据/lvze.sqlite3": "U 盘上的报告",
    }
    for path, text in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return kept


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
