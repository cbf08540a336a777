"""The dependency rules that import-linter cannot say (those it can are in pyproject.toml)."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ("forms", "desktop", "resources")
WORD_LIBRARIES = {"docx", "lxml", "openpyxl"}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "socketserver",
    "urllib.request",
    "urllib.error",
    "xmlrpc",
    "asyncio",
    "requests",
    "httpx",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
}
PURE = ("forms/definition/", "forms/report/", "forms/check/", "forms/manuscript/", "forms/typeset/")
LOADER = re.compile(
    r"forms/definition/(loader|lint)\w*(\.py$|/)"
)  # the only part of the core that reads files

# Calls by the name they are called by. `path.open(...)`, `open(...)`, `datetime.now()`, `date.today()` …
IO_CALLS = {
    *(
        "open",
        "print",
        "input",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "glob",
        "rglob",
    ),
    *(
        "mkdir",
        "unlink",
        "rename",
        "touch",
        "exists",
        "is_file",
        "is_dir",
        "stat",
        "scandir",
        "listdir",
        "getenv",
    ),
}
CLOCK_CALLS = {"now", "utcnow", "today", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
IO_MODULES = {
    "importlib.resources",
    "os",
    "io",
    "shutil",
    "tempfile",
    "subprocess",
    "sqlite3",
    "time",
    "random",
}


def _tracked(*patterns: str) -> list[str]:
    """Files of the repository, those about to be added included, as paths with slashes."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
        *patterns,
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


def _python_files(*folders: str) -> list[str]:
    return [
        name for name in _tracked("*.py") if not folders or name.startswith(tuple(f"{f}/" for f in folders))
    ]


def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"), name)


def _imports(nodes: Iterator[ast.AST]) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported: `from a import b` is both a and a.b."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _is_in(module: str, forbidden: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in forbidden)


def _at_module_level(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes that run when the module is imported, but for those under `if TYPE_CHECKING:`."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def _impurities(tree: ast.Module) -> Iterator[str]:
    for line, module in _imports(ast.walk(tree)):
        if _is_in(module, IO_MODULES):
            yield f"{line}: import {module}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in IO_CALLS or name in CLOCK_CALLS:
                yield f"{node.lineno}: {ast.unparse(node.func)}()"


def _faults(files: list[str], find: Callable[[ast.Module], Iterator[str]]) -> list[str]:
    return [f"{name}:{fault}" for name in files for fault in find(_tree(name))]


def test_dialogs_are_asked_for_in_one_place() -> None:
    pattern = re.compile(r"\.exec_?\(|\bQMessageBox\b|\bQFileDialog\b|\bQInputDialog\b")
    faults = [
        f"{name}:{number}: {line.strip()}"
        for name in _python_files("desktop")
        if name != "desktop/dialogs/prompts.py"
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1)
        # The application's own loop is not a dialog.
        if pattern.search(re.sub(r"\b(app|application|QApplication)\.exec\(\)", "", line))
    ]
    assert not faults, "\n".join(faults)


def test_nothing_can_reach_a_network() -> None:
    def find(tree: ast.Module) -> Iterator[str]:
        return (f"{line}: import {m}" for line, m in _imports(ast.walk(tree)) if _is_in(m, NETWORK))

    faults = _faults(_python_files(*PROGRAM), find)
    assert not faults, "\n".join(faults)


def test_the_core_does_no_io_and_reads_no_clock() -> None:
    files = [name for name in _python_files("forms") if name.startswith(PURE) and not LOADER.match(name)]
    faults = _faults(files, _impurities)
    assert not faults, "\n".join(faults)


def test_word_libraries_are_imported_in_output_and_intake_only() -> None:
    def find(tree: ast.Module) -> Iterator[str]:
        nodes = _at_module_level(tree)
        return (f"{line}: import {m}" for line, m in _imports(nodes) if _is_in(m, WORD_LIBRARIES))

    files = [n for n in _python_files(*PROGRAM) if not n.startswith(("forms/output/", "forms/intake/"))]
    assert not (faults := _faults(files, find)), "\n".join(faults)


@pytest.mark.parametrize("module", ["desktop.__main__", "desktop.app", "forms.cli"])
def test_starting_loads_no_word_library(module: str) -> None:
    program = f"import sys, {module}; print(*sorted({WORD_LIBRARIES!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_files_stay_readable_in_one_sitting() -> None:
    sizes = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in _python_files()}
    assert not {name: size for name, size in sizes.items() if size > 300}


def test_package_files_are_empty() -> None:
    assert not [
        name for name in _tracked("*__init__.py") if (ROOT / name).read_text(encoding="utf-8").strip()
    ]


def test_no_font_is_kept_here() -> None:
    """Office fonts belong to their makers and free ones come from the system: docs say which."""
    assert not _tracked("*.ttf", "*.otf", "*.ttc", "*.woff", "*.woff2")


def test_no_path_of_somebodys_machine() -> None:
    pattern = re.compile(r"/[w]ork/|/home/\w+/|/Users/\w+/|C:\\Users\\\w+|/root/")
    faults: list[str] = []
    for name in _tracked():
        if name == "tests/test_architecture.py":
            continue
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        faults += [
            f"{name}:{n}: {ln.strip()[:80]}"
            for n, ln in enumerate(text.splitlines(), 1)
            if pattern.search(ln)
        ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "path.read_text()",
        "datetime.now()",
        "date.today()",
        "import time",
        "from importlib.resources import files",
        "def f():\n    import os",
    ],
)
def test_the_purity_rule_sees(source: str) -> None:
    assert list(_impurities(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["import docx", "from lxml import etree", "try:\n    import openpyxl\nexcept E:\n    pass"]
)
def test_the_word_library_rule_sees(source: str) -> None:
    found = _imports(_at_module_level(ast.parse(source)))
    assert any(_is_in(module, WORD_LIBRARIES) for _, module in found)


def test_the_word_library_rule_lets_a_late_import_be() -> None:
    tree = ast.parse("if TYPE_CHECKING:\n    import docx\ndef f():\n    import lxml")
    assert not list(_imports(_at_module_level(tree)))
