"""Does Chinese arrive? Types pinyin into the program under real input methods: `python -m build_scripts.input_methods
FOLDER [--only CASE] [PROGRAM]`.

Each case gets its own X server, D-Bus session, window manager and home. `nihao` and the space bar go into a line and
into a passage by xdotool; what arrived is read from the program's store, pictures lie in FOLDER. What came of it is
written down in docs/input-methods.md.

Debian packages: xvfb xdotool imagemagick openbox dbus dbus-x11, and for the cases fcitx5 fcitx5-pinyin, ibus
ibus-libpinyin. fcitx 4 excludes fcitx5: its cases run where `fcitx` is found instead.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOXES = {"line": "basic.unit_full_name", "passage": "party_and_business.tax_relief.text"}
WANTED = "你好"
VARIABLES = ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS", "GTK_IM_MODULE")
DESKTOP_FCITX = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}
DESKTOP_IBUS = {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus", "GTK_IM_MODULE": "ibus"}
FCITX5_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""
FCITX4_PROFILE = """[Profile]
IMName=pinyin
EnabledIMList=fcitx-keyboard-us:True,pinyin:True
"""
NOW = datetime(2026, 11, 24, 4, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """`service` types, `environment` is what the desktop sets, `wish` the program's own setting."""

    name: str
    service: str
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    wish: str = "auto"
    late: bool = False  # the service starts after the program


CASES = (
    Case("fcitx5_leave", "fcitx5", DESKTOP_FCITX, "leave"),
    Case("fcitx5_auto", "fcitx5", DESKTOP_FCITX),
    Case("fcitx5_auto_bare", "fcitx5"),
    Case("fcitx5_leave_bare", "fcitx5", {}, "leave"),
    Case("fcitx5_auto_xim", "fcitx5", {"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}),
    Case("fcitx5_auto_list", "fcitx5", {"QT_IM_MODULES": "wayland;fcitx"}),
    Case("fcitx5_auto_late", "fcitx5", DESKTOP_FCITX, late=True),
    Case("fcitx5_compose", "fcitx5", DESKTOP_FCITX, "compose"),
    Case("ibus_leave", "ibus-daemon", DESKTOP_IBUS, "leave"),
    Case("ibus_auto", "ibus-daemon", DESKTOP_IBUS),
    Case("ibus_leave_bare", "ibus-daemon", {"XMODIFIERS": "@im=ibus"}, "leave"),
    Case("ibus_auto_bare", "ibus-daemon", {"XMODIFIERS": "@im=ibus"}),
    Case("fcitx4_leave", "fcitx", DESKTOP_FCITX, "leave"),
    Case("fcitx4_auto", "fcitx", DESKTOP_FCITX),
    Case("fcitx4_ibus", "fcitx", DESKTOP_FCITX, "ibus"),
    Case("none_auto", ""),
)


def main(args: Sequence[str]) -> int:
    if args[:1] == ["--inside"]:
        return inside(next(case for case in CASES if case.name == args[1]), Path(args[2]), args[3:])
    given = [*args]
    only = ""
    if "--only" in given[:-1]:
        at = given.index("--only")
        only = given[at + 1]
        del given[at : at + 2]
    if not given:
        print("用法: python -m build_scripts.input_methods 目录 [--only 名] [程序]", file=sys.stderr)
        return 2
    folder = Path(given[0]).absolute()
    program = [str(Path(given[1]).absolute())] if len(given) > 1 else [sys.executable, "-m", "desktop"]
    for case in (case for case in CASES if case.name.startswith(only)):
        if case.service and shutil.which(case.service) is None:
            print(f"{case.name:20} 没有装 {case.service}")
            continue
        _outside(case, folder / case.name, program)
    return 0


def _outside(case: Case, folder: Path, program: Sequence[str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    runtime = folder / "home" / "run"
    runtime.mkdir(parents=True, mode=0o700)
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment |= {"HOME": str(folder / "home"), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    with (folder / "session.log").open("w") as log:
        subprocess.run(
            [
                *("xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--"),
                *(sys.executable, "-m", "build_scripts.input_methods", "--inside", case.name, str(folder)),
                *program,
            ],
            env=environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            timeout=180,
            check=False,
        )
    result = folder / "result.txt"
    print(f"{case.name:20} {result.read_text('utf-8') if result.exists() else '没有结果'}", flush=True)


def inside(case: Case, folder: Path, program: Sequence[str]) -> int:
    """Within the session: window manager and service, then the program once for each box."""
    started = [subprocess.Popen(["openbox"])]
    time.sleep(1)
    if not case.late:
        started += _serve(case.service)
    told: list[str] = []
    for box, path in BOXES.items():
        data = folder / f"data {box}"
        before = _prepare(data, path, case.wish)
        told.append(f"{box}: {_type(case, program, data, folder / box, started)(path, before)}")
    (folder / "result.txt").write_text("  ".join(told), "utf-8")
    for process in reversed(started):
        process.terminate()
    return 0


def _serve(service: str) -> list[subprocess.Popen[bytes]]:
    if not service:
        return []
    for name, text in (("fcitx5", FCITX5_PROFILE), ("fcitx", FCITX4_PROFILE)):
        profile = Path.home() / ".config" / name / "profile"
        if name == service and not profile.exists():
            profile.parent.mkdir(parents=True, exist_ok=True)
            profile.write_text(text)
    words = {"fcitx5": ["fcitx5"], "ibus-daemon": ["ibus-daemon", "-x", "-r"], "fcitx": ["fcitx", "-D"]}
    started = [subprocess.Popen(words[service])]
    time.sleep(3)
    if service == "ibus-daemon":
        subprocess.run(["ibus", "engine", "libpinyin"], check=False)
    return started


def _prepare(data: Path, path: str, wish: str) -> str:
    """A report with the caret in the box; what the box says."""
    from desktop.settings import Settings
    from forms.definition.loader import load_example
    from forms.store.rows import Place
    from forms.store.store import Store

    store = Store.open(data, clock=lambda: NOW)
    answers = dict(load_example()) | ({path: ""} if path == BOXES["line"] else {})
    report = store.create("first_responsible", 2026, "报告", answers, NOW)
    store.keep_place(report, Place(path.partition(".")[0], path))
    store.close()
    settings = Settings(data)
    settings.keep("platform_check/seen", "1")
    settings.keep("platform_check/input_method", wish)
    settings.sync()
    return str(answers.get(path, ""))


def _type(
    case: Case,
    program: Sequence[str],
    data: Path,
    picture: Path,
    started: list[subprocess.Popen[bytes]],
) -> Callable[[str, str], str]:
    """Opens the report and types; gives the function that reads what arrived."""
    running = subprocess.Popen([*program, "--data-dir", str(data)], env={**os.environ, **case.environment})
    time.sleep(6)
    _keys("key", "space")  # 继续填写 has the focus
    time.sleep(4)
    if case.late and len(started) == 1:
        started += _serve(case.service)
    if case.service in ("fcitx5", "fcitx"):
        _keys("key", "ctrl+space")
        time.sleep(1)
    _keys("type", "--delay", "80", "nihao")
    time.sleep(1)
    subprocess.run(["import", "-window", "root", f"{picture}_composing.png"], check=False)
    _keys("key", "space")
    time.sleep(4)
    subprocess.run(["import", "-window", "root", f"{picture}_typed.png"], check=False)
    running.kill()
    running.wait()

    def read(path: str, before: str) -> str:
        from forms.store.store import Store

        store = Store.open(data, clock=lambda: NOW)
        text = store.load(store.reports()[0].id).answers.text(path)
        store.close()
        if WANTED in text:
            return WANTED
        return repr(text[:12]) if text != before else "什么都没有"

    return read


def _keys(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
