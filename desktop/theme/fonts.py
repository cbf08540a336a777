"""The faces of the window. Families are named: left to itself fontconfig gives Japanese shapes for Chinese text."""

from PySide6.QtGui import QFont

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


def ui_font(size_px: int, *, bold: bool = False) -> QFont:
    """Two weights only: YaHei has no medium."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size_px)
    font.setBold(bold)
    return font
