"""Runs PyInstaller: `python -m build_scripts.building.freeze OUT`; the program is in OUT/lvze afterwards.

By a Python that has it: the one of .cache/build-venv, of the old-glibc chroot, or under Wine.
"""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import rmtree

from build_scripts.building.content import ROOT
from build_scripts.building.trim import Trim, load_trim, this_system

SPEC = ROOT / "build_scripts" / "lvze.spec"
MISSING_LIBRARY = re.compile(
    r"WARNING: Library not found: could not resolve '([^']+)', dependency of '([^']+)'"
)


def main(arguments: list[str]) -> int:
    out = Path(arguments[0]).absolute()
    work = out / "work"
    rmtree(out, ignore_errors=True)
    work.mkdir(parents=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"]
    command += ["--distpath", str(out), "--workpath", str(work), str(SPEC)]
    # Sets of names are written in the order of their hashes.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    # Through a pipe: what a program writes to a file under Wine is lost.
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=ROOT
    )
    text = done.stdout.decode("utf-8", errors="replace")
    (out / "pyinstaller.log").write_text(text, encoding="utf-8")
    if done.returncode != 0:
        print(text[-3000:])
        return done.returncode
    faults = log_faults(text, load_trim(this_system()))
    for fault in faults:
        print(fault)
    if this_system() == "windows":
        squeeze(out / "lvze" / "_internal" / "base_library.zip")
    return 1 if faults else 0


def squeeze(archive: Path) -> None:
    """Packs what PyInstaller only stores. Python for Windows has zlib within itself, so that it can read its first
    modules from such an archive, as its own embeddable package does; on Linux zlib may be a module in a file."""
    with zipfile.ZipFile(archive) as old:
        entries = [(entry, old.read(entry)) for entry in old.infolist()]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for entry, data in entries:
            packed = zipfile.ZipInfo(entry.filename, entry.date_time)
            packed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(packed, data, compresslevel=9)


def log_faults(log: str, trim: Trim) -> list[str]:
    """PyInstaller only warns of a library that the machine lacks, and the program would not start elsewhere."""
    faults: list[str] = []
    for library, wanted_by in MISSING_LIBRARY.findall(log):
        path = wanted_by.replace("\\", "/")
        inside = path[path.index("PySide6/") :] if "PySide6/" in path else path
        if trim.takes(inside) and trim.takes(library):
            faults.append(f"这台机器缺 {library}，{inside} 要用它：装上再打包")
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
