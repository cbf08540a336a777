"""What the operating system must bring: Qt's libraries, fonts, and for tests LibreOffice and an X server.

On Debian and its kin as root, missing packages are installed; elsewhere they are named with the command.
"""

import ctypes
import os
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import which

from build_scripts.environment import CACHE, SetupError, say

FANDOL = CACHE / "fonts" / "fandol"
FANDOL_PACKAGE = "texlive-lang-chinese"  # the only Debian package with them: 49 MB, so it is not installed
FANDOL_FILES = [
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
]
KEY = sha256(Path(__file__).read_bytes()).hexdigest()


@dataclass(frozen=True)
class Need:
    """A Debian package, others that do as well, and how to see elsewhere that it is there:
    a library, or a command of one of these names; without either it is taken to be there."""

    package: str
    alternatives: tuple[str, ...] = ()
    library: str = ""
    commands: tuple[str, ...] = ()

    def is_met_without_dpkg(self) -> bool:
        if self.library:
            try:
                ctypes.CDLL(self.library)
            except OSError:
                return False
        return not self.commands or any(which(command) for command in self.commands)


RUN = [
    Need("libglib2.0-0", ("libglib2.0-0t64",), library="libglib-2.0.so.0"),
    Need("libgl1", library="libGL.so.1"),
    Need("libegl1", library="libEGL.so.1"),
    Need("libxkbcommon0", library="libxkbcommon.so.0"),
    Need("libfreetype6", library="libfreetype.so.6"),
    Need("libfontconfig1", library="libfontconfig.so.1"),
    Need("libdbus-1-3", library="libdbus-1.so.3"),
    Need("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
    Need("libxcb-cursor0", library="libxcb-cursor.so.0"),
    Need("libxcb-icccm4", library="libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    Need("libxcb-shape0", library="libxcb-shape.so.0"),
    Need("fonts-noto-cjk", ("fonts-wqy-microhei", "fonts-wqy-zenhei", "fonts-adobe-sourcehansans-cn")),
]
TEST = [
    Need("xvfb", commands=("Xvfb",)),
    Need("xauth", commands=("xauth",)),  # xvfb-run calls it
    Need("strace", commands=("strace",)),  # watches that no socket is opened
    Need("xdotool", commands=("xdotool",)),
    Need("imagemagick", commands=("magick", "convert")),
    Need("fonts-noto-cjk"),
    Need("fonts-liberation", ("fonts-liberation2",)),
    Need("libreoffice-writer-nogui", ("libreoffice-writer",), commands=("soffice", "libreoffice")),
    Need("poppler-utils", commands=("pdftotext",)),
    Need("fontconfig", commands=("fc-match",)),
]
BUILD = [Need("binutils", commands=("readelf", "strip"))]
NEEDS = {"run": RUN, "test": [*RUN, *TEST], "build": [*RUN, *BUILD]}


def ensure_packages(level: str) -> bool:
    """Install what `level` needs and the system lacks. True when nothing is missing afterwards."""
    if sys.platform != "linux":
        return True
    missing = missing_packages(level)
    if missing and _may_install():
        say(f"正在安装系统软件包：{' '.join(missing)} ……")
        _apt_get("update")
        _apt_get("install", "--yes", "--no-install-recommends", *missing)
        missing = missing_packages(level)
    if missing:
        say(f"缺少系统软件包：{' '.join(missing)}")
        say(f"安装命令（Debian、Ubuntu、UOS、麒麟）：sudo apt-get install {' '.join(missing)}")
    return not missing


def missing_packages(level: str) -> list[str]:
    """Names of the Debian packages that are not there, whatever the system."""
    if not which("dpkg-query"):
        return [need.package for need in NEEDS[level] if not need.is_met_without_dpkg()]
    installed = _installed_packages()
    needs = NEEDS[level]
    return list(dict.fromkeys(n.package for n in needs if installed.isdisjoint((n.package, *n.alternatives))))


def ensure_venv_module() -> None:
    """Debian splits venv's half off into a package of its own."""
    from importlib.util import find_spec

    if find_spec("venv") and find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info[1]}-venv"
    if _may_install():
        say(f"正在安装系统软件包：{package} ……")
        _apt_get("update")
        if _apt_get("install", "--yes", "--no-install-recommends", package):
            return
    raise SetupError(f"这个 Python 缺少 venv/ensurepip；安装后重试：sudo apt-get install {package}")


def missing_fonts() -> list[str]:
    """Names of the font files for tests that are not in .cache."""
    return [name for name in FANDOL_FILES if not (FANDOL / name).is_file()]


def ensure_fonts() -> bool:
    """Have the Fandol fonts, which tests of pages stand on, in .cache. True when they are there."""
    lacking = missing_fonts()
    if not lacking:
        return True
    if which("apt-get") and which("dpkg-deb"):
        say(f"正在取得测试用字体 Fandol（{FANDOL_PACKAGE}，49 MB，只解出字体）……")
        if _fetch_fandol():
            return True
    say(f"缺少测试用字体：把 {'、'.join(lacking)}（TeX Live 的 fandol 宏包）放到 {FANDOL}")
    return False


def _fetch_fandol() -> bool:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir=CACHE) as folder:
        if not _apt_get("download", FANDOL_PACKAGE, cwd=folder, quiet=True):
            if not (_may_install() and _apt_get("update")):
                return False
            if not _apt_get("download", FANDOL_PACKAGE, cwd=folder):
                return False
        (archive,) = Path(folder).glob("*.deb")
        _unpack_fonts(archive)
    return not missing_fonts()


def _unpack_fonts(archive: Path) -> None:
    import subprocess
    import tarfile

    FANDOL.mkdir(parents=True, exist_ok=True)
    command = ["dpkg-deb", "--fsys-tarfile", str(archive)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as unpack,
        tarfile.open(fileobj=unpack.stdout, mode="r|") as tar,
    ):
        for member in tar:
            name = Path(member.name).name
            if name in FANDOL_FILES and (content := tar.extractfile(member)):
                part = FANDOL / f"{name}.part"
                part.write_bytes(content.read())
                part.replace(FANDOL / name)


def _installed_packages() -> set[str]:
    import subprocess

    command = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n"]
    shown = subprocess.run(command, capture_output=True, text=True, errors="replace").stdout
    return {line.removeprefix("installed ") for line in shown.splitlines() if line.startswith("installed ")}


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and which("apt-get") is not None


def _apt_get(*args: str, cwd: str | None = None, quiet: bool = False) -> bool:
    import subprocess

    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-q", *args],
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        env=env,
        cwd=cwd,
    )
    if done.returncode != 0 and not quiet:
        say(done.stdout + done.stderr)
    return done.returncode == 0
