"""All fields of one section: the blocks they stand in, and their way to the report and back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.fields.editors import Editor, is_typed, make_editor
from desktop.fields.figure_block import FigureBlock
from desktop.fields.figure_row import is_figure, say_last
from desktop.fields.form_block import FormBlock
from desktop.fields.line_edit import LineEdit
from desktop.fields.links_edit import LinksEdit
from desktop.fields.marks import describe, field_marks
from desktop.fields.name_block import NameBlock
from desktop.fields.sheet import field_sheet
from desktop.fields.text_edit import TextEdit
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.fields import AnyField, LinksField, ListField, NumberField, TextField
from forms.definition.form import Section
from forms.definition.inputs import Input
from forms.manuscript.compose import heading_text
from forms.report.answers import Json
from forms.report.last_year import last_value

BLOCK_GAP_PX = 20

Block = FigureBlock | FormBlock | NameBlock


class SectionFields(QWidget):
    """`entered` says at which path the focus is now, `wanted` carries a Wanted, `menu_opening` the box, its menu and
    the character under the mouse. A section without fields gives a widget of no height: ask
    `has_fields` first."""

    entered = Signal(str)
    wanted = Signal(object)
    menu_opening = Signal(object, object, int)

    def __init__(
        self, section: Section, bridge: ReportBridge, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._section = section
        self._bridge = bridge
        self._theme = theme
        self._editors: dict[str, Editor] = {}
        self._findings: Mapping[str, Sequence[Finding]] = {}
        self._seen: Mapping[str, Sequence[Finding]] = {}
        self._fresh: set[str] = set()  # changed since they were entered: no new finding while one is writing
        self._blocks = self._build()
        self._dress()
        theme.changed.connect(self._dress)
        bridge.answers_changed.connect(self._follow)
        self._follow(frozenset(self._editors))

    @property
    def has_fields(self) -> bool:
        return bool(self._editors)

    # -------------------------------------------------------------- what the window asks

    def inputs(self) -> tuple[QWidget, ...]:
        """Every box in the order of Tab, folded ones too."""
        return tuple(self._editors.values())

    def widget_at(self, path: str) -> QWidget | None:
        """The box at an input's path, or the first one of a field's."""
        if path in self._editors:
            return self._editors[path]
        return next((e for p, e in self._editors.items() if p.startswith(f"{path}.")), None)

    def reveal(self, path: str) -> QWidget | None:
        """The box, with whatever folds it away opened. The caller scrolls to it and gives it the focus."""
        editor = self.widget_at(path)
        if editor is None:
            return None
        for block in self._blocks:
            if isinstance(block, FigureBlock | NameBlock):
                block.reveal(editor.objectName())
        return editor

    def show_findings(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        """Findings by the path they stand at; those of other sections are left out. While one writes in a box its
        findings may go, but none comes."""
        self._findings = {path: tuple(findings[path]) for path in findings if path in self._editors}
        self._show_findings()

    def flush(self) -> None:
        """Takes what is being composed, before the page is left or the program closed."""
        for editor in self._editors.values():
            if isinstance(editor, LineEdit | TextEdit):
                editor.finish_composing()

    # -------------------------------------------------------------- building

    def _build(self) -> list[Block]:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(BLOCK_GAP_PX)
        groups: dict[type[Block], list[AnyField]] = {}
        for item in self._section.fields:
            groups.setdefault(block_of(item), []).append(item)
        blocks: list[Block] = []
        for kind, fields in groups.items():
            block = kind(self._section.id, fields, self._make, self._theme)
            block.fixed.connect(self.wanted)
            box.addWidget(block)
            blocks.append(block)
        return blocks

    def _make(self, path: str, item: AnyField, entry: Input) -> Editor:
        editor = make_editor(path, item, entry, self._theme)
        self._editors[path] = editor
        edited: Callable[[object], None] = self._typed(path) if is_typed(editor) else self._chosen(path, item)
        editor.edited.connect(edited)
        editor.entered.connect(lambda: self.entered.emit(path))
        editor.left.connect(lambda: self._leave(path))
        if isinstance(editor, LineEdit | TextEdit):
            editor.menu_opening.connect(self.menu_opening)
        return editor

    def _typed(self, path: str) -> Callable[..., None]:
        def typed(value: Json | None) -> None:
            self._fresh.add(path)
            self._bridge.type(path, value)

        return typed

    def _chosen(self, path: str, item: AnyField) -> Callable[..., None]:
        return lambda value: self._bridge.edit({path: value}, f"改{item.label}")

    def _leave(self, path: str) -> None:
        self._bridge.session.break_step()
        if path in self._fresh:
            self._fresh.discard(path)
            self._show_findings()

    # -------------------------------------------------------------- showing

    def _follow(self, paths: frozenset[str]) -> None:
        """After any change of the report, an undo too."""
        state = self._bridge.state
        for path in paths & self._editors.keys():
            self._editors[path].set_value(state.answers.get(path))
        self._speak_defaults()
        self._speak_last()
        for block in self._blocks:
            if isinstance(block, FigureBlock):
                block.refresh(state.answers)
            elif isinstance(block, NameBlock):
                block.refresh(state.speaker)
            else:
                block.refresh()

    def _speak_defaults(self) -> None:
        speaker, form = self._bridge.state.speaker, self._bridge.form
        for item in self._section.fields:
            editor = self._editors.get(f"{self._section.id}.{item.id}")
            if editor is None:
                continue
            if isinstance(item, TextField | ListField) and item.default:
                editor.set_default(speaker.render(item.default, self._section.id))
            elif isinstance(item, LinksField) and isinstance(editor, LinksEdit):
                targets = form.of_kind(item.target)
                editor.set_targets([(s.id, f"{s.tab}　{heading_text(speaker, s)}") for s in targets])

    def _speak_last(self) -> None:
        """Single figures outside the table have no column for last year: an empty box says it."""
        answers = self._bridge.state.answers
        for item in self._section.fields:
            editor = self._editors.get(f"{self._section.id}.{item.id}")
            if isinstance(item, NumberField) and not is_figure(item) and isinstance(editor, LineEdit):
                say_last(editor, last_value(answers, editor.path))

    def _show_findings(self) -> None:
        shown = {
            path: [f for f in found if path not in self._fresh or f in self._seen.get(path, ())]
            for path, found in self._findings.items()
        }
        self._seen = shown
        for block in self._blocks:
            block.show_findings(shown)
        self._show_marks()

    def _show_marks(self) -> None:
        for path, editor in self._editors.items():
            found = self._seen.get(path, ())
            describe(editor, found)
            if isinstance(editor, LineEdit | TextEdit):
                editor.set_marks(field_marks(found, self._theme))

    def _dress(self) -> None:
        self.setStyleSheet(field_sheet(self._theme))
        self._show_marks()


def block_of(item: AnyField) -> type[Block]:
    if is_figure(item):
        return FigureBlock
    return NameBlock if item.group == "names" else FormBlock
