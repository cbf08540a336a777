"""The way to the Word file: asks where, writes, and tells what came of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QStandardPaths, Signal

from desktop.dialogs.prompts import Prompts
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.bridge import ReportBridge

WORD_FILES = "Word 文件 (*.docx)"
TableName = Literal["figures_table", "rectification_table"]
CHECK_FILES = "Word 文件 (*.docx);;JSON 文件 (*.json)"


class Exporter(QObject):
    """`done` carries the path and whether it is a draft, `refused` the errors, `failed` one line with the remedy,
    `saved` the path of another file and what it is called. `program` answers the version."""

    done = Signal(object, bool)
    refused = Signal(list)
    failed = Signal(str)
    saved = Signal(object, str)

    def __init__(self, prompts: Prompts, settings: Settings, program: Callable[[], str] = lambda: "") -> None:
        super().__init__()
        self.prompts = prompts
        self._settings = settings
        self._program = program

    def export(self, bridge: "ReportBridge", *, draft: bool) -> None:
        """Errors block the final copy only."""
        if not draft:
            errors = [f for f in bridge.state.findings if f.severity == "error"]
            if errors:
                self.refused.emit(errors)
                return
        words, mark = ("导出草稿", "（草稿）") if draft else ("导出正式稿", "")
        target = self._ask(bridge, words, mark, WORD_FILES, (".docx",))
        if target is not None:
            self._write(bridge, target, draft)

    def self_check(self, bridge: "ReportBridge", exported: tuple[str, str] | None) -> None:
        """`exported`: name and SHA-256 of the file that the self-check is about."""
        target = self._ask(bridge, "自检报告", "（自检报告）", CHECK_FILES, (".docx", ".json"))
        if target is None:
            return
        from forms.check.self_check import self_check
        from forms.output.export import ExportError
        from forms.output.self_check_file import write_self_check

        state = bridge.state
        made = self_check(
            state.form, state.answers, state.checked, program=self._program(), exported=exported
        )
        try:
            write_self_check(made, target)
        except ExportError as error:
            self.failed.emit(error.message_zh)
            return
        self._tell_saved(target, "自检报告")

    def table(self, bridge: "ReportBridge", name: TableName) -> None:
        """A table to sign, made of the report as it stands; errors in it do not matter."""
        from desktop.platform_check.font_schemes import layout_settings
        from forms.manuscript import figures_table, rectification_table
        from forms.output.export import ExportError, standard_layout
        from forms.output.table_file import write_table

        speaker = bridge.state.speaker
        if name == "figures_table":
            words, table = figures_table.NAME, figures_table.figures_table(speaker)
        else:
            words, table = rectification_table.NAME, rectification_table.rectification_table(speaker)
        target = self._ask(bridge, words, f"（{words}）", WORD_FILES, (".docx",))
        if target is None:
            return
        try:
            write_table(table, target, standard_layout(layout_settings(self._settings)))
        except ExportError as error:
            self.failed.emit(error.message_zh)
            return
        self._tell_saved(target, words)

    def _tell_saved(self, target: Path, what: str) -> None:
        self._settings.keep("export/folder", str(target.parent))
        self.saved.emit(target, what)

    def _ask(
        self, bridge: "ReportBridge", words: str, mark: str, kinds: str, endings: tuple[str, ...]
    ) -> Path | None:
        from forms.output.file_name import safe_file_name

        title = bridge.state.speaker.field_text("basic.title") or "报告"
        name = safe_file_name(title) + mark + endings[0]
        asked = self.prompts.save_path(words, self._folder() / name, kinds)
        if asked is None:
            return None
        target = asked if asked.suffix.lower() in endings else asked.with_name(asked.name + endings[0])
        if target.exists() and not self.prompts.confirm(
            f"“{target.name}”已经有了，要覆盖吗？", "覆盖后，原来的文件就没有了。", "覆盖"
        ):
            return None
        return target

    def _write(self, bridge: "ReportBridge", target: Path, draft: bool) -> None:
        from desktop.platform_check.font_schemes import layout_settings
        from forms.manuscript.compose import compose
        from forms.output.export import ExportError, export_docx, standard_layout

        layout = standard_layout(layout_settings(self._settings))
        try:
            export_docx(compose(bridge.form, bridge.answers), target, layout=layout, draft=draft)
        except ExportError as error:
            self.failed.emit(error.message_zh)
            return
        self._settings.keep("export/folder", str(target.parent))
        self.done.emit(target, draft)

    def _folder(self) -> Path:
        """Where the last one went, else the user's documents."""
        last = self._settings.text_at("export/folder")
        if last and Path(last).is_dir():
            return Path(last)
        return documents_folder()


def documents_folder() -> Path:
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(name) if name and Path(name).is_dir() else Path.home()
