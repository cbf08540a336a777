#!/usr/bin/env python3
"""One entry for everything a developer does: run, test, bench, shots, build.

Each command first does all set-up on a machine that has only CPython 3.11-3.13. This file must parse on
any Python 3, to be able to say that it is too old; the modules beside it need not.
"""

import io
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
OLDEST, NEWEST = (3, 11), (3, 13)  # the newest that PySide6 6.9.3 has wheels for

USAGE = """用法: python3 build_scripts/dev.py 命令 [参数]

  run [参数]          准备环境并启动履责；参数原样交给 lvze
  test [pytest 参数]  准备环境，静态检查、架构检查与全部测试（--fast 略过静态检查）
  bench [--json]      基准测试
  shots 目录          每个页面与窗口状态的截图
  build               本系统的安装包，放在 dist/（--release 老系统也能用的 Linux 包，--windows 用 Wine 打 Windows 包）
"""


def main(args):
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return _rerun_with_supported_python(args)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a code page without Chinese must not end us
            stream.reconfigure(errors="backslashreplace")
    if not args or args[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    sys.path.insert(0, ROOT)
    from build_scripts import commands
    from build_scripts.environment import SetupError

    try:
        return commands.dispatch(args[0], args[1:], USAGE)
    except SetupError as error:
        print("错误：%s" % error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _rerun_with_supported_python(args):
    import subprocess
    from shutil import which

    if os.environ.get("LVZE_DEV_RERUN") != "1":
        for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
            python = which("python3.%d" % minor)
            # A version manager's shim is on the PATH even for a version that is switched off.
            if python and subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL) == 0:
                env = dict(os.environ, LVZE_DEV_RERUN="1")
                return subprocess.call([python, os.path.abspath(__file__), *args], env=env)  # noqa: PTH100
    current = ".".join(str(part) for part in sys.version_info[:3])
    message = "需要 Python 3.11 至 3.13，当前为 %s（%s）。" % (current, sys.executable)
    message += "Python 3.11-3.13 is required: install one and run this again with it."
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
