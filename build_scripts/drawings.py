"""Drawings of what no picture can be taken of here, the file managers and installers of Windows, UOS and Kylin:
`python -m build_scripts.drawings` writes docs/pictures/*.svg. They show the order of the steps, not how it looks."""

import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PANEL_W, PANEL_H, GAP, TOP, LINE = 250, 190, 46, 40, 26


@dataclass(frozen=True, slots=True)
class Panel:
    """One window. A line that begins with > is what to click; one with [ is a button."""

    title: str
    lines: tuple[str, ...]
    step: str


DRAWINGS: dict[str, tuple[Panel, ...]] = {
    "drawing-windows": (
        Panel("文件资源管理器", ("U 盘 (E:)", ">lvze-版本-win64-setup.exe"), "双击安装程序"),
        Panel("已保护你的电脑", ("程序没有买签名，", "Windows 会拦一下", ">更多信息"), "点“更多信息”"),
        Panel("已保护你的电脑", ("应用：lvze-版本-win64-setup.exe", ">[仍要运行]"), "点“仍要运行”"),
    ),
    "drawing-deb": (
        Panel("文件管理器", ("U 盘", ">lvze_版本_amd64.deb"), "双击 deb 文件"),
        Panel("软件包安装器", ("履责", "版本", ">[安装]"), "点“安装”（有的叫“一键安装”）"),
        Panel("要授权", ("输入开机密码", "●●●●●●", ">[确定]"), "输密码，点“确定”"),
        Panel("开始菜单", ("办公", ">履责"), "在“办公”里找到它"),
    ),
    "drawing-tar": (
        Panel("文件管理器", (">lvze-版本-linux-x86_64.tar.gz", "右键：解压到当前文件夹"), "右键，解压"),
        Panel(
            "lvze-版本-linux-x86_64",
            ("_internal", "install.sh", ">空白处右键：在终端中打开"),
            "进去，空白处点右键",
        ),
        Panel("终端", (">sh install.sh", "已装好：在开始菜单的", "“办公”里找“履责”"), "输这一行，按回车"),
    ),
    "drawing-move": (
        Panel("旧电脑：履责", ("报告开着时按 Ctrl+Shift+S", ">存到 U 盘"), "另存一份 .lvze 文件"),
        Panel("U 盘", (">2026年度….lvze",), "拔下来，插到新电脑上"),
        Panel("新电脑：履责", ("“报告”页最下面", ">打开文件…"), "打开它，接着填"),
    ),
}


def draw(panels: tuple[Panel, ...]) -> str:
    width = len(panels) * (PANEL_W + GAP) - GAP + 40
    height = TOP + PANEL_H + 50
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="Noto Sans CJK SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif" font-size="14">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(20, 24, "示意图：各版本的系统样子不一样，次序是一样的", "#8a5a00"),
    ]
    for number, panel in enumerate(panels, start=1):
        left = 20 + (number - 1) * (PANEL_W + GAP)
        parts += _window(left, panel)
        parts.append(_text(left, TOP + PANEL_H + 28, f"{number}. {panel.step}", "#1d1d1d"))
        if number < len(panels):
            parts.append(_text(left + PANEL_W + 12, TOP + PANEL_H // 2, "▶", "#1f4e8c"))
    return "\n".join([*parts, "</svg>", ""])


def _window(left: int, panel: Panel) -> list[str]:
    parts = [
        f'<rect x="{left}" y="{TOP}" width="{PANEL_W}" height="{PANEL_H}" rx="6" fill="#f7f8fa" stroke="#8892a0"/>',
        f'<path d="M{left} {TOP + 32}h{PANEL_W}" stroke="#c5ccd6"/>',
        _text(left + 12, TOP + 21, panel.title, "#444c58"),
    ]
    for row, line in enumerate(panel.lines):
        middle = TOP + 60 + row * (LINE + 10)
        here, words = line.startswith(">"), line.removeprefix(">")
        if here:
            colour = "#1f4e8c" if words.startswith("[") else "#dbe7f6"
            box = f'x="{left + 8}" y="{middle - 19}" width="{PANEL_W - 16}" height="{LINE + 3}" rx="4"'
            parts.append(f'<rect {box} fill="{colour}" stroke="#1f4e8c"/>')
        ink = "#ffffff" if words.startswith("[") else "#1d1d1d"
        parts.append(_text(left + 16, middle, words.strip("[]"), ink))
    return parts


def _text(x: int, y: int, words: str, colour: str) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}">{escape(words)}</text>'


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, panels in DRAWINGS.items():
        (FOLDER / f"{name}.svg").write_text(draw(panels), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
