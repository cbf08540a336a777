"""A Debian with Wine in it, and a user for whom Windows programs run there."""

import subprocess
from pathlib import Path

from build_scripts.building.chroot import Chroot, make_chroot
from build_scripts.environment import say

WINE_USER = 990
PLACE = "/build"
DRIVE = f"Z:{PLACE}".replace("/", "\\")
ENVIRONMENT = {
    "HOME": PLACE,
    "WINEPREFIX": f"{PLACE}/prefix",
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winedbg.exe=d",  # a crash ends the program instead of asking
}
_PACKAGES = ("xvfb", "xauth", "fonts-wqy-microhei")


def wine_system(name: str, suite: str, wine_packages: tuple[str, ...]) -> Chroot:
    """Made once. Packages of another architecture are named with it: `wine32:i386`."""
    wine = make_chroot(name, suite)
    stamp = wine.folder / ".wine"
    packages = (*wine_packages, *_PACKAGES)
    key = " ".join(packages)
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == key):
        say(f"正在安装 Wine（{name}）……")
        for other in sorted({package.partition(":")[2] for package in packages} - {""}):
            wine.run(["dpkg", "--add-architecture", other])
        wine.install(*packages)
        wine.run(["sh", "-c", f"id wineuser || useradd -r -u {WINE_USER} -d {PLACE} wineuser"])
        stamp.write_text(key, encoding="ascii")
    place_in(wine).mkdir(exist_ok=True)
    return wine


def place_in(wine: Chroot) -> Path:
    """The folder of the programs, as it is seen from here."""
    return wine.folder / PLACE.lstrip("/")


def own(place: Path) -> None:
    """What lies in `place` belongs to Wine's user."""
    subprocess.run(["chown", "-R", f"{WINE_USER}:{WINE_USER}", str(place)], check=True)
