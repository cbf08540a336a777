"""Python modules that shiboken carries inside its library, as byte code beside it.

Shiboken unpacks and compiles them at every start: a quarter of the time until a bare window is painted. Where a folder
`files.dir` stands beside its package it takes them from there instead (signature_bootstrap.py in libshiboken6).
"""

import subprocess
import sys
from pathlib import Path

FOLDER = "files.dir"
# Writes .pyi files for developers, and imports argparse and logging for it.
EMPTIED = "shibokensupport/signature/lib/pyi_generator.py"
# In a process of its own, as PyInstaller does it: Qt stays out of the one that packs.
UNPACK = """
import sys
import PySide6.QtCore
from shibokensupport.signature import loader
loader.__loader__.zfile.extractall(sys.argv[1])
"""
PACKAGE = "shibokensupport"


def support_files(work: Path) -> list[tuple[str, str]]:
    """Each file with the folder of the program that it goes to, as PyInstaller's `datas`."""
    sources, target = work / "shiboken-sources", work / "shiboken"
    subprocess.run([sys.executable, "-c", UNPACK, str(sources)], check=True)
    found: list[tuple[str, str]] = []
    for path in sorted((sources / PACKAGE).rglob("*.py")):
        inside = path.relative_to(sources)
        if not path.stem.isidentifier():
            continue  # a script, not a module
        made = target / inside.with_suffix(".pyc")
        compile_to(made, b"" if inside.as_posix() == EMPTIED else path.read_bytes(), inside.as_posix())
        found.append((str(made), f"shiboken6/{FOLDER}/{inside.parent.as_posix()}"))
    if not any(Path(source).name == "loader.pyc" for source, _ in found):
        raise RuntimeError("shiboken's modules are not where they were")
    return found


def compile_to(target: Path, source: bytes, name: str) -> None:
    """Byte code that knows neither the time nor the folder it was made in: the same bytes every time."""
    import importlib.util
    from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # what py_compile uses

    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))
