"""From what PyInstaller made to checked packages in dist/."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree, rmtree

from build_scripts.building.content import version
from build_scripts.building.elf import Version, elf_files, host_packages, newest_glibc
from build_scripts.building.licences import copy_licences
from build_scripts.building.manifest import digest, write_manifest
from build_scripts.building.packages import LINUX, set_modes, write_deb, write_tar, write_zip
from build_scripts.building.trim import System, load_trim

WINDOWS = LINUX.parent / "windows"
RELEASE_GLIBC: Version = (2, 28)
# What issue and users were promised, in MB of a million bytes.
BOUNDS_MB = {"linux": 110.0, ".deb": 34.0, "windows": 66.0, ".zip": 29.0}


class BuildError(Exception):
    """The build cannot be handed out; one line a reason."""


@dataclass(frozen=True, slots=True)
class Made:
    """What PyInstaller made, and where its Python's packages and licence are."""

    frozen: Path
    icons: Path
    site_packages: Path
    python_licence: Path


def assemble(made: Made, target: Path, system: System) -> None:
    """The program's folder as it is handed out: with licences, a note to the user and the manifest."""
    rmtree(target, ignore_errors=True)
    copytree(made.frozen, target, symlinks=True)
    texts = WINDOWS if system == "windows" else LINUX
    note = (texts / "使用说明.txt").read_text(encoding="utf-8").replace("@VERSION@", version())
    windows = system == "windows"  # whose Notepad of old wants its own line ends, and a mark for UTF-8
    (target / "使用说明.txt").write_text(
        note, encoding="utf-8-sig" if windows else "utf-8", newline="\r\n" if windows else "\n"
    )
    without = copy_licences(made.site_packages, made.python_licence, target / "licenses")
    if without:
        raise BuildError(f"没有找到许可证：{'、'.join(without)}")
    if not windows:
        share = target / "share"
        share.mkdir()
        for path in sorted(made.icons.glob("lvze*.[ps][nv]g")):
            copyfile(path, share / path.name)
        for name in ("lvze.desktop", "lvze-mime.xml"):
            copyfile(LINUX / name, share / name)
        copyfile(LINUX / "install.sh", target / "install.sh")
        (target / "install.sh").chmod(0o755)
        set_modes(target)
    write_manifest(target)


def check(folder: Path, system: System, glibc_limit: Version | None = None) -> tuple[list[str], Version]:
    """Raises BuildError, or returns the Debian packages that the program needs and the glibc that it asks for."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    inside = [name.removeprefix("_internal/") for name in names if name.startswith("_internal/")]
    faults = load_trim(system).faults(inside)
    packages: list[str] = []
    floor: Version = (0, 0)
    if system == "linux":
        files = elf_files(folder)
        packages, unknown = host_packages(folder, files)
        faults += unknown
        floor = newest_glibc(files)
        if glibc_limit is not None:
            faults += [
                f"{file.path.relative_to(folder)} 要 GLIBC_{file.glibc[0]}.{file.glibc[1]}"
                for file in files
                if file.glibc > glibc_limit
            ]
    if faults:
        raise BuildError("\n".join(faults))
    return packages, floor


def pack_linux(
    folder: Path, dist: Path, work: Path, epoch: int, packages: list[str], floor: Version
) -> list[Path]:
    tar = dist / f"{folder.name}.tar.gz"
    deb = dist / f"lvze_{version()}_amd64{folder.name.partition('x86_64')[2]}.deb"
    write_tar(folder, tar, epoch)
    write_deb(folder, deb, work=work, version=version(), depends=packages, glibc=floor, epoch=epoch)
    return [tar, deb]


def pack_windows(folder: Path, dist: Path, epoch: int) -> list[Path]:
    target = dist / f"{folder.name}.zip"
    write_zip(folder, target, epoch)
    return [target]


def size_mb(folder: Path) -> float:
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )


def report(folder: Path, packed: Iterable[Path], system: System) -> list[str]:
    """Lines of sizes, each beside its bound."""
    figures = [(folder.name, size_mb(folder), BOUNDS_MB[system])]
    figures += [(path.name, path.stat().st_size / 1e6, BOUNDS_MB.get(path.suffix)) for path in packed]
    lines: list[str] = []
    for name, size, bound in figures:
        words = "" if bound is None else f"　目标 ≤ {bound:g}{'' if size <= bound else '　没有达到'}"
        lines.append(f"{size:7.1f} MB　{name}{words}")
    return lines


def write_sums(packed: Iterable[Path]) -> None:
    """`NAME.sha256` beside each package."""
    for path in packed:
        line = f"{digest(path)}  {path.name}\n"
        path.with_name(f"{path.name}.sha256").write_text(line, encoding="utf-8", newline="\n")
