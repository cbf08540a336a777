"""Folder, screen and clock of this PC, judged. The folder is tried out; the rest is given."""

import os
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from desktop.platform_check.item import Item
from forms.store.drive import file_system, on_network_drive

ROOM_BYTES = 200 * 1024 * 1024  # a report with its history takes well under 1 MB
PASSING = frozenset({"tmpfs", "ramfs"})
SCREEN_PX = (1024, 700)
BEIJING = timedelta(hours=8)
SANE_YEARS = range(2024, 2100)
FOLDER_TITLE = "保存位置"
MOUNTS = Path("/proc/self/mountinfo")


def examine_folder(folder: Path) -> Item:
    """Writes a file there as the store does, down to the disk, and takes it away again."""
    details = [f"位置：{folder}"]
    try:
        _write_once(folder)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        details.append(f"系统的说法：{error.errno}")
        advice = (
            "现在写的内容留不住，先不要填。",
            "去掉这个文件夹的只读，或请信息中心给你写入的权限，再点“重新检查”。",
        )
        return Item("data_folder", FOLDER_TITLE, False, "资料文件夹写不进去。", advice, tuple(details))
    details.append(f"剩余空间：{free // (1024 * 1024)} MB")
    if free < ROOM_BYTES:
        line = f"这个盘只剩 {free // (1024 * 1024)} MB，快满了。"
        return Item("data_folder", FOLDER_TITLE, False, line, ("清理出一些空间，再接着填。",), tuple(details))
    if _passes_away(folder):
        advice = ("内容关机就没有了。请信息中心换一个位置。",)
        return Item(
            "data_folder", FOLDER_TITLE, False, "资料放在内存里，不在硬盘上。", advice, tuple(details)
        )
    if on_network_drive(folder):
        advice = ("断网时存不进去，同一时间只能在一台电脑上打开。最好放在本机硬盘上。",)
        return Item("data_folder", FOLDER_TITLE, False, "资料放在网络盘上。", advice, tuple(details))
    return Item("data_folder", FOLDER_TITLE, True, "资料文件夹可以写，剩余空间够用。", (), tuple(details))


def _write_once(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="写入检查-", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write("履责".encode())
            file.flush()
            os.fsync(file.fileno())
        if Path(name).read_bytes() != "履责".encode():
            raise OSError
    finally:
        Path(name).unlink(missing_ok=True)


def _passes_away(folder: Path) -> bool:
    try:
        return file_system(os.path.realpath(folder), MOUNTS.read_text("utf-8", errors="replace")) in PASSING
    except OSError:
        return False  # not Linux


def examine_screen(width_px: int, height_px: int, scale: float) -> Item:
    """Sizes as Qt counts them: divided by the scale already."""
    real = f"{round(width_px * scale)}×{round(height_px * scale)}，缩放 {round(scale * 100)}%"
    if width_px >= SCREEN_PX[0] and height_px >= SCREEN_PX[1]:
        return Item("screen", "屏幕", True, f"{real}。窗口放得下。")
    advice = ("在系统的显示设置里把缩放调小一档，或把分辨率调高。不调也能用，要多滚动几下。",)
    return Item("screen", "屏幕", False, f"{real}。窗口放不下整页。", advice)


def examine_clock(now: datetime) -> Item:
    """`now` is aware, in the time zone of this PC."""
    line = f"{now.year}年{now.month}月{now.day}日 {now.hour:02}:{now.minute:02}。"
    if now.year not in SANE_YEARS:
        advice = ("在系统设置里把日期调准，不然保存时间和成文日期会跟着错。",)
        return Item("clock", "日期时间", False, f"系统的日期是{line}", advice)
    if now.utcoffset() != BEIJING:
        advice = ("在系统设置里把时区改成北京时间，不然显示的保存时间对不上。",)
        return Item("clock", "日期时间", False, f"时区不是北京时间，现在显示{line}", advice)
    return Item("clock", "日期时间", True, line)


def examine_network() -> Item:
    return Item("network", "联网", True, "本程序不联网，不需要网络。")
