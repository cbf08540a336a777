"""From starting the packaged program to its first paint, and to a tab that can be typed in, on a virtual X server.
Beside it: a bare window, packaged in the same way. Only where `dev.py build` has been run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import rmtree, which
from statistics import median

from build_scripts.benches.measure import Row, median_ratio, middle_ms
from build_scripts.building.trim import load_trim
from build_scripts.environment import ROOT, ensure_build
from build_scripts.screen import Screen

BARE_SCRIPT = Path(__file__).with_name("bare_window.py")
BARE = ROOT / "build" / "bare"
PATIENCE_S = 60

Moments = dict[str, tuple[float, int]]
"""Name of a moment → seconds since the start, memory in kB."""


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    bundles = sorted((ROOT / "dist").glob("lvze-*-linux-x86_64*/lvze"), key=lambda path: path.stat().st_mtime)
    if sys.platform != "linux" or not bundles or which("Xvfb") is None:
        return
    ours, bare = bundles[-1], _bare_program()
    report = folder / "报告.lvze"
    subprocess.run([str(ours), "example", "-o", str(report)], check=True, stdout=subprocess.DEVNULL)
    taken: dict[str, list[Moments]] = {"bare": [], "start": [], "report": []}
    with Screen() as display:
        for number in range(rounds + 1):
            data = folder / f"data-{number}"
            found = {
                "bare": _start([str(bare)], folder, display),
                "start": _start([str(ours), "--data-dir", str(data / "a")], folder, display),
                "report": _start([str(ours), "--data-dir", str(data / "b"), str(report)], folder, display),
            }
            if number:  # the first round warms up
                for name, moments in found.items():
                    taken[name].append(moments)

    def seconds(name: str, moment: str) -> list[float]:
        return [moments[moment][0] for moments in taken[name]]

    def memory(name: str) -> float:
        return median(moments["paint"][1] for moments in taken[name])

    against = "打包的空窗口"
    yield Row("打包的空窗口：启动到第一次画出", middle_ms(seconds("bare", "paint")), "ms")
    yield Row("打包的程序：启动到第一次画出", middle_ms(seconds("start", "paint")), "ms")
    ratio = median_ratio(seconds("start", "paint"), seconds("bare", "paint"))
    yield Row("启动到第一次画出", ratio, "×", 1.3, against)
    ratio = median_ratio(seconds("start", "page"), seconds("bare", "paint"))
    yield Row("启动到报告列表", ratio, "×", None, against)
    ratio = median_ratio(seconds("report", "tab"), seconds("bare", "paint"))
    yield Row("启动到第一栏能打字（示例报告）", ratio, "×", 2.2, against)
    yield Row("第一次画出时的内存", memory("start") / memory("bare"), "×", 1.35, against)
    yield Row("第一次画出时的内存", memory("start") / 1000, "MB")


def _start(command: list[str], folder: Path, display: str) -> Moments:
    """Runs a program that tells its moments and ends by itself."""
    told = folder / "stopwatch.txt"
    told.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LVZE_STOPWATCH": str(told),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'no-bus'}",  # else libdbus starts one, which stays
    }
    begin = time.time_ns()
    subprocess.run(command, env=environment, timeout=PATIENCE_S, check=True, stderr=subprocess.DEVNULL)
    moments: Moments = {}
    for line in told.read_text(encoding="ascii").splitlines():
        name, moment, memory = line.split()
        moments[name] = ((int(moment) - begin) / 1e9, int(memory))
    return moments


def _bare_program() -> Path:
    """Packaged once for each state of its script and of the lock file."""
    python = ensure_build()
    key = sha256(BARE_SCRIPT.read_bytes() + (ROOT / "requirements-build.lock").read_bytes()).hexdigest()
    stamp = BARE / ".stamp"
    program = BARE / "bare_window" / "bare_window"
    if not (program.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == key):
        rmtree(BARE, ignore_errors=True)
        command = [
            str(python),
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=ERROR",
            "--strip",
            "--optimize=2",
        ]
        command += [f"--distpath={BARE}", f"--workpath={BARE / 'work'}", f"--specpath={BARE}"]
        command += [f"--exclude-module={name}" for name in load_trim("linux").excludes]
        subprocess.run([*command, str(BARE_SCRIPT)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        stamp.write_text(key, encoding="ascii")
    return program
