"""What the clerk is told of a crash."""

from pathlib import Path

LOST = "经过没能记下来：资料文件夹写不进去。"


def told_now(path: Path | None, *, kept: bool) -> str:
    """While the program goes on. `kept`: everything written is on the disk."""
    state = "已写的内容都已保存" if kept else "有内容还没有存上，用“另存到…”存一份"
    return f"程序出了一个错，{state}，可以接着填。{_where(path)}"


def told_afterwards(path: Path) -> str:
    """At the next start."""
    return f"上次程序突然关闭了，已写的内容都在。{_where(path)}"


def told_at_start(path: Path | None) -> str:
    """When there is no window."""
    return f"履责打不开，以前写的内容都在。{_where(path)}"


def _where(path: Path | None) -> str:
    return LOST if path is None else f"经过记在 {path}，里面没有报告的内容，可以交给信息中心。"
