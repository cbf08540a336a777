"""Small and read-only disks for tests. They need root on Linux; elsewhere the test is skipped with the reason."""

import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def small_disk(place: Path, size_kb: int) -> Iterator[Path]:
    """A file system of `size_kb` KiB mounted at `place`, gone afterwards."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    place.mkdir()
    options = f"size={size_kb}k"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"cannot mount here: {mounted.stderr.decode(errors='replace').strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def set_read_only(place: Path, read_only: bool) -> None:
    """Nothing on the disk at `place` may be open for writing."""
    options = f"remount,{'ro' if read_only else 'rw'}"
    subprocess.run(["mount", "-o", options, place], check=True)


def fill(place: Path, leave_bytes: int = 0) -> Path:
    """The file that takes all the space left at `place`, but for `leave_bytes`."""
    filler = place / "filler"
    space = os.statvfs(place)
    filler.write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - leave_bytes)))
    return filler


def freeze(folder: Path, frozen: bool) -> None:
    """What lies in `folder` can't be written to, not even through a file that is open, and nothing can be added: a
    drive that became read-only. For root only, on file systems with the mark "immutable"; skips elsewhere."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("marking files immutable needs root on Linux")
    command = ["chattr", "-R", "+i" if frozen else "-i", str(folder)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        subprocess.run(["chattr", "-R", "-i", str(folder)], capture_output=True)
        pytest.skip(f"no immutable files here: {done.stderr.decode(errors='replace').strip()}")


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """A folder of the user's own; as root, permissions mean nothing, so the test goes on as nobody."""
    if sys.platform == "win32":
        pytest.skip("permissions work otherwise on Windows")
    as_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="lvze-用户 ") as name:
        folder = Path(name)
        if as_root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if as_root:
                os.seteuid(0)
            folder.chmod(0o700)


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """As root too, in this thread and in those that it starts: files stay root's own, but their permissions count.
    Another user could not read the program, where it lies in root's home."""
    if sys.platform == "win32":
        pytest.skip("permissions work otherwise on Windows")
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this thread
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, low halves first
    if libc.capget(header, sets) != 0:
        pytest.skip("cannot give up the rights of root here")
    effective = sets[0]
    sets[0] = effective & ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if libc.capset(header, sets) != 0:
        pytest.skip("cannot give up the rights of root here")
    try:
        yield
    finally:
        sets[0] = effective
        libc.capset(header, sets)
