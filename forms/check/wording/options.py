"""The [rule.options] of an algorithm, read with types; what is missing or of the wrong shape is an OptionError."""

import re
from collections.abc import Mapping
from typing import Any, cast


class OptionError(Exception):
    """Which option is wrong and how, in Chinese."""


class Options:
    """Remembers which keys were asked for, so that a misspelt one is found."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self._used: set[str] = set()

    def unused(self) -> tuple[str, ...]:
        return tuple(key for key in self._values if key not in self._used)

    def _get(self, key: str) -> object:
        self._used.add(key)
        return self._values.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise OptionError(f"{key} 应是文字")
        return value

    def number(self, key: str, default: float) -> float:
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise OptionError(f"{key} 应是数字")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise OptionError(f"{key} 只能是 true 或 false")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, list) or not all(
            isinstance(item, str) for item in cast(list[object], value)
        ):
            raise OptionError(f"{key} 应是文字的列表")
        return tuple(cast(list[str], value))

    def words(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts, or one text with blanks and line ends between them, which loads many times faster."""
        value = self._get(key)
        return tuple(value.split()) if isinstance(value, str) else self.texts(key, default)

    def text_table(self, key: str, default: Mapping[str, str] | None = None) -> Mapping[str, str]:
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, dict):
            raise OptionError(f"{key} 应是一组 文字 = 文字")
        table = cast(dict[str, object], value)
        if not all(isinstance(item, str) for item in table.values()):
            raise OptionError(f"{key} 应是一组 文字 = 文字")
        return cast(dict[str, str], table)

    def groups(
        self, key: str, default: tuple[tuple[str, ...], ...] | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, list):
            raise OptionError(f"{key} 应是列表的列表")
        return tuple(Options({key: item}).texts(key) for item in cast(list[object], value))

    def tables(self, key: str, default: tuple["Options", ...] | None = None) -> tuple["Options", ...]:
        value = self._get(key)
        if value is None and default is not None:
            return default
        items = cast(list[object], value) if isinstance(value, list) else None
        if items is None or not all(isinstance(item, dict) for item in items):
            raise OptionError(f"{key} 应是 {{…}} 的列表")
        return tuple(Options(cast(dict[str, Any], item)) for item in items)

    def pattern(self, key: str, default: str | None = None) -> re.Pattern[str]:
        return compiled(self.text(key, default), key)

    def patterns(self, key: str, default: tuple[str, ...] | None = None) -> tuple[re.Pattern[str], ...]:
        return tuple(compiled(text, key) for text in self.texts(key, default))


def compiled(pattern: str, key: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        raise OptionError(f"{key} 不是正则表达式：{error}") from None
