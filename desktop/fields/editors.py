"""Which box an input gets: one table, one protocol. Every box has `path`, `entry`, the signals `edited(value)`,
`noted(words)`, `entered` and `left`, and `value`, `set_value`, `set_default` and `is_composing`."""

from collections.abc import Callable, Mapping

from desktop.fields.choice_edit import ChoiceEdit
from desktop.fields.date_edit import DateEdit
from desktop.fields.flag_edit import FlagEdit
from desktop.fields.line_edit import LineEdit
from desktop.fields.links_edit import LinksEdit
from desktop.fields.text_edit import TextEdit
from desktop.theme.theme import Theme
from forms.definition.fields import AnyField, LinksField
from forms.definition.inputs import Input, Value

Editor = LineEdit | TextEdit | ChoiceEdit | FlagEdit | LinksEdit

YEAR_COLUMNS = 6
DATE_COLUMNS = 16
FIGURE_COLUMNS = 9


def make_editor(path: str, field: AnyField, entry: Input, theme: Theme) -> Editor:
    return MAKERS[entry.value](path, field, entry, theme)


def is_typed(editor: Editor) -> bool:
    """Key presses join into one undo step; a choice is a step of its own."""
    return isinstance(editor, LineEdit | TextEdit)


def _line(columns: int) -> Callable[[str, AnyField, Input, Theme], Editor]:
    def make(path: str, field: AnyField, entry: Input, theme: Theme) -> Editor:
        editor = LineEdit(path, entry)
        editor.columns = columns
        return editor

    return make


def _date(path: str, field: AnyField, entry: Input, theme: Theme) -> Editor:
    editor = DateEdit(path, entry, theme)
    editor.columns = DATE_COLUMNS
    return editor


def _links(path: str, field: AnyField, entry: Input, theme: Theme) -> Editor:
    return LinksEdit(path, entry, field.default if isinstance(field, LinksField) else ())


MAKERS: Mapping[Value, Callable[[str, AnyField, Input, Theme], Editor]] = {
    "text": _line(0),
    "long_text": lambda path, field, entry, theme: TextEdit(path, entry, theme),
    "integer": _line(FIGURE_COLUMNS),
    "decimal": _line(FIGURE_COLUMNS),
    "year": _line(YEAR_COLUMNS),
    "date": _date,
    "choice": lambda path, field, entry, theme: ChoiceEdit(path, entry),
    "links": _links,
    "flag": lambda path, field, entry, theme: FlagEdit(path, entry),
}
