"""A table to print and to sign: what its Word file says, without fonts."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
SAME = None  # the cell above goes on


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`share` of the width of the table."""

    head: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """`above` and `below` are lines around the table. A newline in a cell begins another paragraph."""

    title: str
    above: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str | None, ...], ...]
    below: tuple[str, ...] = ()


def table_title(title: str, year: int | None) -> str:
    """2026年度报告数据核对表"""
    return f"{year}年度报告{title}" if year else f"报告{title}"
