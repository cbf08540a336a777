"""From a checked program to what is handed out: .tar.gz, .deb and .zip, with the same bytes for the same commit."""

import gzip
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import copyfile, copytree, rmtree

from build_scripts.building.elf import Version
from build_scripts.building.manifest import write_manifest

LINUX = Path(__file__).resolve().parent.parent / "linux"
PROGRAM_FOLDER = "/opt/lvze"
ICON_SIDES_PX = (16, 24, 32, 48, 64, 128, 256)


def write_tar(folder: Path, target: Path, epoch: int) -> None:
    """Everything in `folder`, under its name, owned by root, dated by the commit."""
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=9, fileobj=file, mtime=epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            member = tar.gettarinfo(path, path.relative_to(folder.parent).as_posix())
            member.mtime = epoch
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            member.mode = mode_of(path)
            if member.isfile():
                tar.addfile(member, BytesIO(path.read_bytes()))
            else:
                tar.addfile(member)


def write_zip(folder: Path, target: Path, epoch: int) -> None:
    """The same for Windows, whose Explorer opens it; names in Chinese carry the flag of UTF-8."""
    date = max(datetime.fromtimestamp(epoch, UTC), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), date)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # Windows: no rights of Unix to keep
                archive.writestr(entry, path.read_bytes(), compresslevel=9)


def write_deb(
    folder: Path,
    target: Path,
    *,
    work: Path,
    version: str,
    depends: Iterable[str],
    glibc: Version,
    epoch: int,
) -> None:
    """A package for Debian and its kin, packed with xz: the dpkg of UOS and Kylin reads no zstd."""
    root = work / f"deb-{target.stem}"  # two builds at once, one here and one in a chroot, must not meet
    rmtree(root, ignore_errors=True)
    inside = root / PROGRAM_FOLDER.lstrip("/")
    copytree(folder, inside, symlinks=True)
    for name in ("install.sh", "使用说明.txt", "SHA256SUMS"):
        (inside / name).unlink()
    share = inside / "share"
    icons = root / "usr/share/icons/hicolor"
    _put(share / "lvze.svg", icons / "scalable/apps/lvze.svg")
    for side in ICON_SIDES_PX:
        _put(share / f"lvze-{side}.png", icons / f"{side}x{side}/apps/lvze.png")
    _put(share / "lvze-mime.xml", root / "usr/share/mime/packages/lvze.xml")
    entry = (
        (share / "lvze.desktop").read_text(encoding="utf-8").replace("@PROGRAM@", f"{PROGRAM_FOLDER}/lvze")
    )
    _write(root / "usr/share/applications/lvze.desktop", entry)
    rmtree(share)
    write_manifest(inside)
    command = root / "usr/bin/lvze"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"{PROGRAM_FOLDER}/lvze")
    size_kb = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    libc = f"libc6 (>= {glibc[0]}.{glibc[1]})"
    words = {
        "VERSION": version,
        "SIZE_KB": str(size_kb),
        "DEPENDS": ", ".join([libc, *(name for name in depends if name != "libc6")]),
    }
    _write(root / "DEBIAN/control", _filled((LINUX / "control").read_text(encoding="utf-8"), words))
    for name in ("postinst", "postrm"):
        _write(root / "DEBIAN" / name, (LINUX / name).read_text(encoding="utf-8"))
        (root / "DEBIAN" / name).chmod(0o755)
    set_modes(root)
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL, env=environment)
    rmtree(root)


def set_modes(folder: Path) -> None:
    """The same rights whatever the umask of the machine that builds."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(mode_of(path))


def mode_of(path: Path) -> int:
    if path.is_symlink():
        return 0o777
    return 0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
