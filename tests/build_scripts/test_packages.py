"""Archives and manifests: the same bytes for the same files, rights and owners that suit any system."""

import struct
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from build_scripts.building.icons import ico
from build_scripts.building.manifest import differences, sums, write_manifest
from build_scripts.building.packages import ICON_SIDES_PX, write_deb, write_tar, write_zip

EPOCH = 1_795_500_000


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """As small as a program gets: a command, a link, a folder, a name in Chinese."""
    folder = tmp_path / "lvze-1.0-linux-x86_64"
    (folder / "_internal" / "data").mkdir(parents=True)
    (folder / "lvze").write_bytes(b"#!/bin/sh\necho hello\n")
    (folder / "lvze").chmod(0o700)
    (folder / "_internal" / "data" / "a.toml").write_text("a = 1\n")
    (folder / "_internal" / "link").symlink_to("data/a.toml")
    (folder / "使用说明.txt").write_text("用法\n", encoding="utf-8")
    (folder / "install.sh").write_text("#!/bin/sh\n")
    share = folder / "share"
    share.mkdir()
    for name in ("lvze.svg", "lvze-mime.xml", *(f"lvze-{side}.png" for side in ICON_SIDES_PX)):
        (share / name).write_bytes(b"x")
    (share / "lvze.desktop").write_text("[Desktop Entry]\nExec=@PROGRAM@ %f\n")
    write_manifest(folder)
    return folder


def test_a_manifest_is_what_sha256sum_reads(program: Path) -> None:
    if which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=program, check=True)
    before = sums(program)
    (program / "_internal" / "data" / "a.toml").write_text("a = 2\n")
    (program / "_internal" / "data" / "b.toml").write_text("")
    assert differences(before, sums(program)) == ["_internal/data/a.toml", "_internal/data/b.toml"]


@pytest.mark.parametrize("write", [write_tar, write_zip])
def test_archives_have_the_same_bytes_whenever_they_are_made(
    write: Callable[[Path, Path, int], None], program: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write(program, one, EPOCH)
    for path in program.rglob("*"):
        if not path.is_symlink():
            path.touch()
    write(program, other, EPOCH)
    assert one.read_bytes() == other.read_bytes()


def test_the_tar_belongs_to_root_and_anybody_can_run_it(program: Path, tmp_path: Path) -> None:
    write_tar(program, tmp_path / "x.tar.gz", EPOCH)
    with tarfile.open(tmp_path / "x.tar.gz") as tar:
        members = {member.name: member for member in tar}
    assert all((m.uid, m.gid, m.mtime) == (0, 0, EPOCH) for m in members.values())
    assert members[f"{program.name}/lvze"].mode == 0o755
    assert members[f"{program.name}/使用说明.txt"].mode == 0o644
    assert members[f"{program.name}/_internal/link"].issym()


def test_the_zip_says_that_its_names_are_utf_8(program: Path, tmp_path: Path) -> None:
    write_zip(program, tmp_path / "x.zip", EPOCH)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        entry = archive.getinfo(f"{program.name}/使用说明.txt")
    assert entry.flag_bits & 0x800


@pytest.mark.skipif(which("dpkg-deb") is None, reason="no dpkg here")
def test_the_deb_says_what_it_needs_and_where_things_go(program: Path, tmp_path: Path) -> None:
    packages = []
    for name in ("one.deb", "other.deb"):
        target = tmp_path / name
        write_deb(
            program,
            target,
            work=tmp_path,
            version="1.0",
            depends=["libc6", "libglib2.0-0t64 | libglib2.0-0"],
            glibc=(2, 28),
            epoch=EPOCH,
        )
        packages.append(target)
    assert packages[0].read_bytes() == packages[1].read_bytes()

    def told(*command: str) -> str:
        done = subprocess.run(["dpkg-deb", *command, str(packages[0])], capture_output=True, check=True)
        return done.stdout.decode()

    assert "Depends: libc6 (>= 2.28), libglib2.0-0t64 | libglib2.0-0\n" in told("--field")
    listed = told("--contents")
    assert "/opt/lvze/lvze\n" in listed and "/usr/bin/lvze -> /opt/lvze/lvze" in listed
    assert "install.sh" not in listed
    assert "data.tar.xz" in subprocess.run(["ar", "t", packages[0]], capture_output=True, text=True).stdout
    subprocess.run(["dpkg-deb", "-x", packages[0], tmp_path / "out"], check=True)
    entry = (tmp_path / "out/usr/share/applications/lvze.desktop").read_text()
    assert "Exec=/opt/lvze/lvze %f" in entry
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "out/opt/lvze", check=True)


def test_an_ico_holds_each_picture_where_it_says() -> None:
    pictures = {16: b"small", 256: b"large!"}
    data = ico(pictures)
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    for number, (side, picture) in enumerate(pictures.items()):
        entry = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert entry[0] == side % 256
        assert data[entry[7] : entry[7] + entry[6]] == picture
