"""Proof that the program does not talk to a network: every system call of its self-test, which starts the window,
fills in, checks and exports, is written down by strace."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.packaging.programs import PROGRAMS, ROOT

NETWORK_FAMILIES = re.compile(r"\bAF_(?!UNIX\b|UNSPEC\b)\w+")
NAME_LOOKUP = re.compile(
    r'"(/etc/resolv\.conf|/etc/hosts|/etc/host\.conf|/etc/gai\.conf|/run/nscd/socket)"|libnss_dns'
)
TRACED = "trace=%network,openat,open,connect"

pytestmark = pytest.mark.skipif(which("strace") is None, reason="strace is not here")


def faults(log: str) -> list[str]:
    """Lines of strace that show a socket of a network, or a look-up of a name."""
    return [line for line in log.splitlines() if NETWORK_FAMILIES.search(line) or NAME_LOOKUP.search(line)]


def _trace(command: list[str], log: Path, environment: dict[str, str]) -> str:
    traced = ["strace", "-f", "-qq", "-e", TRACED, "-o", str(log), *command, "selftest"]
    done = subprocess.run(traced, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return log.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("program", PROGRAMS)
def test_without_a_screen_there_is_no_socket_at_all(program: str, tmp_path: Path) -> None:
    log = _trace(PROGRAMS[program], tmp_path / "strace.log", dict(os.environ))
    assert "openat(" in log, "strace saw nothing"
    assert faults(log) == []
    assert "socket(" not in log


@pytest.mark.xvfb
@pytest.mark.skipif(which("xvfb-run") is None, reason="xvfb is not here")
@pytest.mark.parametrize("program", PROGRAMS)
def test_with_a_window_there_is_the_socket_of_the_screen_only(program: str, tmp_path: Path) -> None:
    environment = {**os.environ, "LVZE_SELFTEST_SCREEN": "1", "QT_QPA_PLATFORM": "xcb"}
    # Without an address libdbus starts a bus of its own, which outlives the program and keeps strace waiting.
    environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path / 'no-bus'}"
    command = ["xvfb-run", "-a", *_inner(PROGRAMS[program], tmp_path / "strace.log")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    log = (tmp_path / "strace.log").read_text(encoding="utf-8", errors="replace")
    assert faults(log) == []
    sockets = [line for line in log.splitlines() if "connect(" in line and "X11-unix" in line]
    assert sockets, "the window never reached the screen"


def _inner(program: list[str], log: Path) -> list[str]:
    return ["strace", "-f", "-qq", "-e", TRACED, "-o", str(log), *program, "selftest"]


@pytest.mark.parametrize(
    "line",
    [
        "1 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3",
        "1 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 3",
        '1 openat(AT_FDCWD, "/etc/resolv.conf", O_RDONLY|O_CLOEXEC) = 3',
        "1 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3",
    ],
)
def test_a_network_would_be_seen(line: str) -> None:
    assert faults(line)


def test_the_socket_of_a_screen_is_no_network() -> None:
    assert not faults('1 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X97"}, 20) = 0')


def test_a_program_that_uses_the_network_is_caught(tmp_path: Path) -> None:
    log = tmp_path / "strace.log"
    program = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    command = ["strace", "-f", "-qq", "-e", TRACED, "-o", str(log), sys.executable, "-c", program]
    subprocess.run(command, check=True, timeout=60)
    assert faults(log.read_text(errors="replace"))
