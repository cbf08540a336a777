"""Another Debian in a folder: made with debootstrap, entered with mounts of its own that end with the command."""

import os
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree, which

from build_scripts.environment import CACHE, SetupError, say

CHROOTS = CACHE / "chroots"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SUITES = {"bullseye": "Debian 11", "bookworm": "Debian 12", "trixie": "Debian 13"}


@dataclass(frozen=True, slots=True)
class Chroot:
    """A Debian below `folder`. `binds` are folders of the host shown inside under the same path."""

    folder: Path
    binds: tuple[Path, ...] = ()

    def run(
        self,
        command: Sequence[str],
        *,
        user: int | None = None,
        environment: Mapping[str, str] | None = None,
        check: bool = True,
        timeout_s: float | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs a command inside, with nothing of the host's environment. Raises SetupError with the end of what it
        said when it fails."""
        inside = ["chroot", str(self.folder)]
        if user is not None:
            inside += ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        words = {"PATH": PATH, "HOME": "/root", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        words |= environment or {}
        inside += ["env", "-i", *(f"{name}={value}" for name, value in words.items()), *command]
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-ec", f"{self._mounts()}\nexec {shlex.join(inside)}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout_s,
        )
        if check and done.returncode != 0:
            raise SetupError(
                f"{self.folder.name} 里的命令失败（{shlex.join(command)}）：\n{done.stdout[-3000:]}"
            )
        return done

    def install(self, *packages: str) -> None:
        """Debian packages, without what they merely recommend."""
        self.run(["apt-get", "-q", "update"])
        self.run(["apt-get", "-q", "-y", "--no-install-recommends", "install", *packages])

    def _mounts(self) -> str:
        lines = ["mount --make-rprivate /"]
        for kind, name in (("proc", "proc"), ("sysfs", "sys")):
            lines.append(f"mount -t {kind} {kind} {shlex.quote(str(self.folder / name))}")
        for bind in (Path("/dev"), *self.binds):
            place = shlex.quote(str(self.folder / bind.relative_to("/")))
            lines += [f"mkdir -p {place}", f"mount --rbind {shlex.quote(str(bind))} {place}"]
        return "\n".join(lines)


def make_chroot(name: str, suite: str, *, sources: Sequence[str] = ()) -> Chroot:
    """`.cache/chroots/NAME` with the smallest Debian of that suite; `sources` are lines for apt, where {mirror} is
    filled in. Made once."""
    folder = CHROOTS / name
    if not (folder / ".made").exists():
        need_root()
        say(f"正在用 debootstrap 建立 {SUITES[suite]}（{name}）……")
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        mirror = debian_mirror()
        command = ["debootstrap", "--variant=minbase", suite, str(folder), mirror]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise SetupError(f"debootstrap 失败：\n{done.stdout[-2000:]}")
        if sources:
            lines = "".join(f"{line.format(mirror=mirror)}\n" for line in sources)
            (folder / "etc/apt/sources.list").write_text(lines, encoding="utf-8")
        for file in ("etc/resolv.conf", "etc/hosts"):
            copyfile(Path("/") / file, folder / file)
        (folder / ".made").touch()
    return Chroot(folder)


def need_root() -> None:
    """A chroot can only be made by root on a Linux with these tools."""
    if os.name != "posix" or os.geteuid() != 0:
        raise SetupError("这种打包要在 Linux 上用 root 运行（debootstrap、chroot）")
    if missing := [tool for tool in ("debootstrap", "unshare", "chroot") if which(tool) is None]:
        raise SetupError(f"缺 {'、'.join(missing)}：apt-get install debootstrap util-linux")


def debian_mirror() -> str:
    """Where this machine gets its Debian packages from."""
    apt = Path("/etc/apt")
    for path in (apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        found = re.search(r"^(?:URIs:|deb(?: \[[^\]]*\])?)\s+(\S*/debian/?)(?:\s|$)", text, re.MULTILINE)
        if found:
            return found[1]
    raise SetupError("在 /etc/apt 里没有找到 Debian 的软件源；老系统的包要从那里取")
