"""dev.py build --release: a program that runs on systems with glibc 2.28, UOS 20 and Kylin V10 among them.

PyInstaller takes Python and the libraries from the machine it runs on, so it runs in a Debian 11 with a Python of ours
(linux/old_python.sh). What comes out is then installed and tried in bare Debian 11, 12 and 13.
"""

import subprocess
from hashlib import sha256
from pathlib import Path
from shutil import copyfile, copytree, rmtree

from build_scripts.building import finish
from build_scripts.building.chroot import CHROOTS, SUITES, Chroot, make_chroot, need_root
from build_scripts.building.content import version
from build_scripts.building.finish import RELEASE_GLIBC, BuildError, Made
from build_scripts.building.trial import ALL_WELL, LOCALES, NOBODY
from build_scripts.environment import BUILD_LOCK, CACHE, ROOT, ensure_build, say

PYTHON_SCRIPT = ROOT / "build_scripts" / "linux" / "old_python.sh"
SOURCES = ("deb {mirror} bullseye main", "deb-src {mirror} bookworm main")  # the newest 3.11 that Debian has
BUILD_PACKAGES = (
    *("gcc", "make", "libc6-dev", "dpkg-dev", "xz-utils", "binutils", "pkg-config", "ca-certificates", "tcl"),
    *("zlib1g-dev", "libffi-dev", "libbz2-dev", "liblzma-dev", "libssl-dev", "uuid-dev", "libsqlite3-dev"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
    *("libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3"),
)
WHEEL_PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "any")
WHEELS = CACHE / "wheels-linux"
OLD_PYTHON = "/opt/py/bin/python3.11"
INSIDE = "/src"
WINDOW_FONT = "fonts-wqy-microhei"


def build() -> list[str]:
    """The commit that is checked out, not what lies about in the working tree. Lines for the report."""
    from build_scripts.build import DIST, WORK, linux_packages, source_date

    need_root()
    chroot = old_system()
    python = fill_environment(chroot)
    epoch = source_date()
    commit = export_commit(chroot.folder / INSIDE.lstrip("/"))
    environment = {
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    say(f"正在 Debian 11 里打包 {commit[:10]} ……")
    shell = f"cd {INSIDE} && {python} -m build_scripts.building.icons build/icons"
    shell += f" && {python} -m build_scripts.building.freeze build/linux"
    chroot.run(["sh", "-ec", shell], environment=environment)
    work = WORK / "release"
    rmtree(work, ignore_errors=True)
    made_inside = chroot.folder / INSIDE.lstrip("/") / "build"
    copytree(made_inside / "linux" / "lvze", work / "lvze", symlinks=True)
    copytree(made_inside / "icons", work / "icons")
    made = Made(
        work / "lvze",
        work / "icons",
        chroot.folder / "opt/v/lib/python3.11/site-packages",
        chroot.folder / "opt/py/lib/python3.11/LICENSE.txt",
    )
    folder = DIST / f"lvze-{version()}-linux-x86_64"
    packed = linux_packages(made, folder, epoch, RELEASE_GLIBC)
    finish.write_sums(packed)
    tried = [try_installed(suite, packed[1]) for suite in SUITES]
    return [*finish.report(folder, packed, "linux"), *tried]


def old_system() -> Chroot:
    """Debian 11 with what it takes to build, and our Python in /opt/py; made once for each state of its script."""
    key = sha256(PYTHON_SCRIPT.read_bytes() + " ".join(BUILD_PACKAGES).encode()).hexdigest()
    chroot = make_chroot("debian11-build", "bullseye", sources=SOURCES)
    stamp = chroot.folder / ".python"
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == key):
        say("正在 Debian 11 里编译 Python 3.11（几分钟）……")
        chroot.install(*BUILD_PACKAGES)
        copyfile(PYTHON_SCRIPT, chroot.folder / "opt" / PYTHON_SCRIPT.name)
        chroot.run(["sh", f"/opt/{PYTHON_SCRIPT.name}"])
        stamp.write_text(key, encoding="ascii")
    return chroot


def fill_environment(chroot: Chroot) -> str:
    """The packages of the lock file, fetched by the host's pip; the Python that has them, as seen from inside."""
    key = sha256((ROOT / BUILD_LOCK).read_bytes()).hexdigest()
    stamp = chroot.folder / "opt/v/.lock"
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == key):
        say("正在安装打包用的 Python 依赖……")
        download(WHEELS, WHEEL_PLATFORMS)
        copytree(WHEELS, chroot.folder / "opt/wheels", dirs_exist_ok=True)
        copyfile(ROOT / BUILD_LOCK, chroot.folder / "opt/build.lock")
        pip = "/opt/v/bin/pip install -q --no-deps --no-index --find-links /opt/wheels -r /opt/build.lock"
        chroot.run(["sh", "-ec", f"{OLD_PYTHON} -m venv --clear /opt/v && {pip}"])
        stamp.write_text(key, encoding="ascii")
    return "/opt/v/bin/python"


def download(target: Path, platforms: tuple[str, ...], lock: Path = ROOT / BUILD_LOCK) -> None:
    """Wheels of the lock file for another system."""
    target.mkdir(parents=True, exist_ok=True)
    command = [str(ensure_build()), "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--disable-pip-version-check", "--python-version=3.11", "--implementation=cp"]
    command += [f"--platform={name}" for name in platforms]
    command += [f"--dest={target}", f"--requirement={lock}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode != 0:
        raise BuildError(f"取不到 Python 依赖：\n{done.stderr[-2000:]}")


def export_commit(target: Path) -> str:
    """The files of the commit that is checked out, in an empty folder; its name."""
    rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    git = ["git", "-c", "safe.directory=*"]
    with subprocess.Popen([*git, "archive", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE) as archive:
        subprocess.run(["tar", "x", "-C", str(target)], stdin=archive.stdout, check=True)
    if archive.returncode != 0:
        raise BuildError("git archive 失败：发行版要从 git 仓库里打")
    done = subprocess.run([*git, "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def try_installed(suite: str, deb: Path) -> str:
    """Installs the .deb into a bare Debian, with what it depends on and a font, and runs the self-test as nobody; a
    line for the report. Raises BuildError."""
    bare = make_chroot(f"bare-{suite}", suite)
    trial = Chroot(CHROOTS / f"trial-{suite}")
    rmtree(trial.folder, ignore_errors=True)
    subprocess.run(["cp", "-a", str(bare.folder), str(trial.folder)], check=True)
    copyfile(deb, trial.folder / "tmp" / deb.name)
    trial.install(f"/tmp/{deb.name}", WINDOW_FONT)
    home = trial.folder / "tmp" / "用户 家"
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    for locale in LOCALES:
        words = {"HOME": "/tmp/用户 家", "LC_ALL": locale, "LANG": locale}
        done = trial.run(
            ["/usr/bin/lvze", "selftest"], user=NOBODY, environment=words, check=False, timeout_s=300
        )
        if done.returncode != 0 or ALL_WELL not in done.stdout:
            raise BuildError(f"{SUITES[suite]}（{locale}）里自检没有通过：\n{done.stdout[-3000:]}")
    trial.run(["dpkg", "--purge", "lvze"])
    if (trial.folder / "opt/lvze").exists():
        raise BuildError(f"{SUITES[suite]}：卸载后 /opt/lvze 还在")
    rmtree(trial.folder)
    return f"自检正常，装、卸都正常：{SUITES[suite]}"
