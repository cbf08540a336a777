"""The licences of everything inside the program, into its folder `licenses`: Qt's LGPL and the others ask for it."""

import re
from pathlib import Path
from shutil import copyfile

# Tools that build and are not inside. PyInstaller's start code is inside: its licence has an exception for that.
BUILD_ONLY = {
    "altgraph",
    "packaging",
    "pefile",
    "pip",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
    "lvze",
}
LICENCE = re.compile(r"(LICEN[SC]E|COPYING|NOTICE)", re.IGNORECASE)
QT_NOTE = """Qt 6 与 PySide6、shiboken6（The Qt Company Ltd. 及其他贡献者）按 GNU LGPL 第 3 版使用，
未作修改，以动态库形式随附：
可以用同一版本号的其他构建替换 _internal/PySide6、_internal/shiboken6 里的文件。
源代码：https://download.qt.io/official_releases/QtForPython/ 与 https://download.qt.io/official_releases/qt/
"""


def copy_licences(site_packages: Path, python_licence: Path, target: Path) -> list[str]:
    """Copies what the installed packages bring; the names of those that bring none."""
    without: list[str] = []
    _copy(python_licence, target / "Python")
    for info in sorted(site_packages.glob("*.dist-info")):
        name = re.sub(r"[-_.]+", "-", info.name.split("-")[0]).lower()
        if name in BUILD_ONLY:
            continue
        files = [path for path in sorted(info.rglob("*")) if path.is_file() and LICENCE.search(path.name)]
        for path in files:
            _copy(path, target / info.name.split("-")[0])
        if not files and name not in ("pyside6-essentials", "shiboken6"):
            without.append(name)
    (target / "Qt").mkdir(parents=True)
    (target / "Qt" / "说明.txt").write_text(QT_NOTE, encoding="utf-8")
    for name in ("LGPL-3", "GPL-3"):  # the first one refers to the second
        text = Path("/usr/share/common-licenses") / name  # Debian and its kin
        if text.is_file():
            _copy(text, target / "Qt")
        else:
            without.append(name)
    return without


def _copy(path: Path, folder: Path) -> None:
    if path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        copyfile(path, folder / path.name)
