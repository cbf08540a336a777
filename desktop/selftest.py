"""The self-test of the whole program, without a screen: the steps of `forms.selftest`, then the packaged parts, and the
window with every tab, keys in every box, check, export, and a draft that comes back."""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from desktop.packaged import is_packaged_on_linux
from forms.cli import speak_utf8
from forms.selftest import Step, run_selftest

# What the packaged program must not even hold. (From source, Python brings them along.)
NETWORK_PARTS = ("PySide6.QtNetwork", "_ssl", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio")
PLATFORM_PLUGINS = {"linux": "libqxcb.so", "win32": "qwindows.dll"}


def run() -> int:
    """Prints one line a step; 0 when all went well, 1 otherwise."""
    speak_utf8()
    if os.environ.get("LVZE_SELFTEST_SCREEN") != "1":  # tests want the real window as well
        os.environ["QT_QPA_PLATFORM"] = (
            "offscreen"  # nothing flickers past; what draws the window is tried as a file
        )
    from desktop.selftest_window import WindowRounds

    rounds = WindowRounds()
    steps: tuple[Step, ...] = (
        ("版本号", _version),
        ("显示窗口的部件", _platform_plugin),
        ("图形文件的部件", _pictures),
        ("不含联网的部件", _no_network_parts),
        ("编译好的部件", _compiled_parts),
        ("打开别的程序", _other_programs),
        ("打开窗口和每一栏", rounds.every_tab),
        ("每个格子打字、撤销", rounds.every_box),
        ("检查、导出，再读回", rounds.export),
        ("关掉再打开，内容都在", rounds.come_back),
    )
    return run_selftest(more=steps)


def _version(folder: Path) -> str:
    from importlib.metadata import version

    return version("lvze")


def _platform_plugin(folder: Path) -> str:
    """What draws the real window can be loaded: where a system library is missing, the error names it here."""
    from PySide6.QtCore import QLibraryInfo

    name = PLATFORM_PLUGINS.get(sys.platform)
    if name is None:
        return ""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    ctypes.CDLL(str(plugins / "platforms" / name))
    return name


def _pictures(folder: Path) -> str:
    """The style sheet draws arrows and ticks from SVG files; without their reader it says nothing and draws nothing."""
    from PySide6.QtGui import QImageReader

    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    if lacking := {"svg", "png"} - known:
        raise ValueError(f"读不了 {'、'.join(sorted(lacking))}")
    return ""


def _no_network_parts(folder: Path) -> str:
    if not getattr(sys, "frozen", False):
        return "从源码运行，不查"
    if held := [name for name in NETWORK_PARTS if _is_there(name)]:
        raise ValueError("有 " + "、".join(held))
    return ""


def _compiled_parts(folder: Path) -> str:
    """Without them shiboken goes on as before, a quarter slower to the first window, and says nothing."""
    if not getattr(sys, "frozen", False):
        return "从源码运行，不查"
    import PySide6.QtCore  # noqa: F401  # loads them

    loaded = str(getattr(sys.modules["shibokensupport.signature.loader"], "__file__", ""))
    if "files.dir" not in loaded:
        raise ValueError("shiboken 没有用编译好的部件")
    return ""


def _other_programs(folder: Path) -> str:
    """What this program starts, WPS for one, must not get its libraries: it would not come up with them."""
    if not is_packaged_on_linux():
        return "只有 Linux 的安装包要查"
    import subprocess

    shown = subprocess.run(["/bin/sh", "-c", 'printf %s "$LD_LIBRARY_PATH"'], capture_output=True, text=True)
    if str(Path(sys.executable).parent) in shown.stdout:
        raise ValueError(f"LD_LIBRARY_PATH 是 {shown.stdout}")
    return ""


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # not even the package around it
        return False
