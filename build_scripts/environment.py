"""The virtual environment in .venv: made, filled from a lock file, and known to be up to date.

A stamp in .venv holds a hash of everything that decides its content, so that a second start costs
one hash and no process.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
LVZE = BIN / f"lvze{EXE}"

LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
# Packaging has an environment of its own: what is not in it can't get into the program by accident.
BUILD_VENV = CACHE / "build-venv"
BUILD_LOCK = "requirements-build.lock"
INSTALL_OPTIONS = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
# A path file instead of setuptools' import hook: packages added later are found, and start-up pays nothing.
EDITABLE = ["--no-build-isolation", "--config-settings", "editable_mode=compat", "--editable"]


class SetupError(Exception):
    """Set-up cannot go on; the text is one line for the person at the keyboard, remedy included."""


def say(line: str) -> None:
    """Tell how set-up is going. On stderr: stdout belongs to the program that is started."""
    print(line, file=sys.stderr, flush=True)


def ensure(level: str) -> None:
    """Have .venv ready for `level` ("run" or "test")."""
    from build_scripts import system

    def system_is_ready() -> bool:
        fonts = level != "test" or not system.missing_fonts()  # .cache may be deleted by hand
        return _is_stamped(f"system-{level}", system.KEY) and fonts

    if system_is_ready() and _python_is_ready(level):
        return
    with exclusive():
        complete = system_is_ready()
        if not complete:
            complete = system.ensure_packages(level)
            if level == "test":
                complete = system.ensure_fonts() and complete
        if not _python_is_ready(level):
            _fill(level)
        if complete:
            _stamp(f"system-{level}", system.KEY)


def key_of(level: str) -> str:
    """What .venv must have been made from, as a hash."""
    parts = [_interpreter().encode(), Path(__file__).read_bytes()]
    parts += [(ROOT / name).read_bytes() for name in ("pyproject.toml", LOCKS[level])]
    return sha256(b"\0".join(parts)).hexdigest()


def _interpreter() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix} {ROOT}"


def _python_is_ready(level: str) -> bool:
    return _is_stamped(level, key_of(level)) or (level == "run" and _is_stamped("test", key_of("test")))


def _is_stamped(name: str, key: str) -> bool:
    try:
        return (VENV / f".stamp-{name}").read_text(encoding="ascii") == key
    except (OSError, UnicodeDecodeError):
        return False


def _stamp(name: str, key: str) -> None:
    (VENV / f".stamp-{name}").write_text(key, encoding="ascii")


def _fill(level: str) -> None:
    interpreter = sha256(_interpreter().encode()).hexdigest()
    if not (PYTHON.exists() and _is_stamped("interpreter", interpreter)):
        _make_venv()
        _stamp("interpreter", interpreter)
    say(f"正在安装 Python 依赖（{LOCKS[level]}）……")
    _pip("install", *INSTALL_OPTIONS, "--requirement", str(ROOT / LOCKS[level]))
    _pip("install", *INSTALL_OPTIONS, *EDITABLE, str(ROOT))
    compile_sources()
    _stamp(level, key_of(level))


def ensure_build() -> Path:
    """Have the environment for packaging ready; its Python."""
    import subprocess

    from build_scripts import system

    python = BUILD_VENV / BIN.name / PYTHON.name
    parts = [_interpreter().encode(), (ROOT / BUILD_LOCK).read_bytes(), Path(__file__).read_bytes()]
    key, stamp = sha256(b"\0".join(parts)).hexdigest(), BUILD_VENV / ".stamp"
    with exclusive():
        if not system.ensure_packages("build"):
            raise SetupError("打包要用到上面这些软件包；装好后重试")
        if not (python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == key):
            say(f"正在准备打包环境（{BUILD_LOCK}）……")
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(BUILD_VENV)], check=True)
            _pip("install", *INSTALL_OPTIONS, "--requirement", str(ROOT / BUILD_LOCK), python=python)
            stamp.write_text(key, encoding="ascii")
    return python


def compile_sources() -> None:
    """Byte code for the program's own modules, as pip makes it for packages, and the rules prepared: it halves the
    start-up where Python is told not to write any by itself."""
    import subprocess

    for module in (["compileall", "-q", "forms", "desktop", "resources"], ["forms.commands.prepare"]):
        command = [str(PYTHON), "-m", *module]
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)


def _make_venv() -> None:
    import subprocess

    from build_scripts import system

    system.ensure_venv_module()
    say("正在建立 .venv ……")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        say(done.stdout + done.stderr)
        raise SetupError("无法建立 .venv（原因见上）；删除 .venv 文件夹后重试")


def _pip(*args: str, python: Path = PYTHON) -> None:
    import subprocess

    command = [str(python), "-m", "pip", *args]
    # Away from the user's own settings of where packages go; where they come from stays theirs.
    env = {
        k: v for k, v in os.environ.items() if k not in ("PIP_TARGET", "PIP_USER", "PIP_PREFIX", "PYTHONPATH")
    }
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=env, cwd=ROOT)
    if done.returncode != 0:
        say(done.stdout + done.stderr)
        raise SetupError("Python 依赖没有装上（原因见上）；检查网络或 pip 镜像设置后重试")


@contextlib.contextmanager
def exclusive() -> Iterator[None]:
    """Only one process at a time sets up this folder; the others wait."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # after ten seconds
                    say("另一个窗口正在准备环境，等它完成……")
        else:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("另一个窗口正在准备环境，等它完成……")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
