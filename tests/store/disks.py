"""Small and read-only disks for tests. They need root on Linux; elsewhere the test is skipped with the reason."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


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
