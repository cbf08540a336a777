"""What was found out about this PC: one item a topic, with the way out in plain words."""

from dataclasses import dataclass
from typing import Literal

Topic = Literal["input_method", "fonts", "data_folder", "screen", "clock", "network"]


@dataclass(frozen=True, slots=True)
class Item:
    """`line` says what is so, `advice` what to do about it, `details` what only the IT office wants to know."""

    topic: Topic
    title: str
    good: bool
    line: str
    advice: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


def summary_line(items: tuple[Item, ...]) -> str:
    """The line below the title."""
    gaps = [item.title for item in items if not item.good]
    if not gaps:
        return f"{len(items)}项都没有问题，可以开始用了。"
    return f"{len(items)}项里有{len(gaps)}项要看一看：{'、'.join(gaps)}。不处理也能先填报告。"
