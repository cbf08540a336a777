"""The words of the command line. Small and our own, since argparse speaks English to the clerk."""

from collections.abc import Sequence
from dataclasses import dataclass, field


class UsageError(Exception):
    """What is wrong with the words, in one Chinese line."""


@dataclass(frozen=True, slots=True)
class Command:
    """`files` names the positional words, `options` those that take a value, `flags` those that do not; options
    in `needed` must be there."""

    help: str
    files: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    files: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict[str, str])
    flags: frozenset[str] = frozenset()


def parse(command: Command, arguments: Sequence[str]) -> Words:
    """The words of one command; `--name=value` and `-o value` both work, `--` ends the options. UsageError."""
    files: list[str] = []
    options: dict[str, str] = {}
    flags: set[str] = set()
    rest = list(arguments)
    only_files = False
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if only_files or not word.startswith("-") or word == "-":
            files.append(word)
        elif word == "--":
            only_files = True
        elif word in command.flags:
            flags.add(word)
        elif name in command.options:
            if not equals and not rest:
                raise UsageError(f"{name} 后面少一个值")
            options[name] = value if equals else rest.pop(0)
        else:
            raise UsageError(f"没有「{word}」这个选项")
    if len(files) != len(command.files):
        wanted = " ".join(command.files) or "不带文件"
        raise UsageError(f"这里要写 {wanted}，写了 {len(files)} 个")
    for name in command.needed:
        if name not in options:
            raise UsageError(f"少了 {name}")
    return Words(tuple(files), options, frozenset(flags))
