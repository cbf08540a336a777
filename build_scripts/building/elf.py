"""What the ELF files of a program ask of the system: libraries, and the version of glibc. Read with readelf."""

import re
import subprocess
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HOST_FILE = Path(__file__).resolve().parent.parent / "linux" / "host_libraries.toml"
NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")

Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Elf:
    """One file: the libraries that it names, and the newest glibc that it asks for."""

    path: Path
    needed: tuple[str, ...]
    glibc: Version


def elf_files(folder: Path) -> list[Elf]:
    """Every ELF file below a folder; links are their targets."""
    return [_read(path) for path in sorted(folder.rglob("*")) if _is_elf(path)]


def newest_glibc(files: Iterable[Elf]) -> Version:
    return max((file.glibc for file in files), default=(0, 0))


def host_packages(folder: Path, files: Iterable[Elf]) -> tuple[list[str], list[str]]:
    """The Debian packages that bring what is not in the folder, and one line for each library of an unknown one."""
    known: dict[str, str] = tomllib.loads(HOST_FILE.read_text(encoding="utf-8"))
    inside = {path.name for path in folder.rglob("*")}
    wanted = {name: file.path.name for file in files for name in file.needed if name not in inside}
    faults = [
        f"{user} 要用 {name}，程序里没有，host_libraries.toml 里也没有"
        for name, user in wanted.items()
        if name not in known
    ]
    return sorted({known[name] for name in wanted if name in known}), faults


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _read(path: Path) -> Elf:
    done = subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", str(path)],
        capture_output=True,
        text=True,
        errors="replace",
        check=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    versions = [(int(major), int(minor)) for major, minor in GLIBC.findall(done.stdout)]
    return Elf(path, tuple(NEEDED.findall(done.stdout)), max(versions, default=(0, 0)))
