"""Answers: an immutable mapping path -> JSON value. A draft is invalid by nature, so values are raw."""

from collections.abc import Iterator, Mapping

Json = str | bool | int | float | list["Json"] | dict[str, "Json"]


class Answers(Mapping[str, Json]):
    """`with_value` returns a new mapping; absent and None are the same."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Json] | None = None) -> None:
        self._values: dict[str, Json] = dict(values or {})

    def __getitem__(self, path: str) -> Json:
        return self._values[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Answers({self._values!r})"

    def with_value(self, path: str, value: Json | None) -> "Answers":
        values = dict(self._values)
        if value is None:
            values.pop(path, None)
        else:
            values[path] = value
        changed = Answers()
        changed._values = values
        return changed

    def text(self, path: str) -> str:
        """The value at `path` as text, a number too; "" when absent or of another shape."""
        value = self._values.get(path, "")
        if isinstance(value, str):
            return value
        return "" if isinstance(value, bool | list | dict) else str(value)

    def items_at(self, path: str) -> tuple[str, ...]:
        """The list of strings at `path`; () when absent or of another shape."""
        value = self._values.get(path)
        if not isinstance(value, list):
            return ()
        return tuple(item for item in value if isinstance(item, str))
