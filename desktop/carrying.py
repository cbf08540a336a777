"""Reports as .lvze files: taken in from one, written to one, saved into one when nothing else works."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.dialogs.prompts import Prompts
from desktop.settings import Settings
from desktop.shelf import Shelf
from forms.store.carry import UID_KEY, uid_in
from forms.store.errors import StoreError

if TYPE_CHECKING:
    from desktop.open_report import OpenReport
    from forms.report.lvze import LvzeDocument
    from forms.store.rows import ReportRow

LVZE_FILES = "履责报告 (*.lvze)"


@dataclass(frozen=True, slots=True)
class Taken:
    """The report that a file became, None when it could not be read; `line` says which, or why not. `differs` is the
    file when the report is here already with other content: what to take of it is still to be chosen."""

    report_id: int | None
    line: str
    differs: "LvzeDocument | None" = None


class Carrier:
    """`rescue_folder` is where a report goes that could not be kept when the window closes."""

    def __init__(self, shelf: Shelf, prompts: Prompts, settings: Settings, rescue_folder: Path) -> None:
        self._shelf = shelf
        self._prompts = prompts
        self._settings = settings
        self._rescue_folder = rescue_folder

    def ask_file(self) -> Path | None:
        return self._prompts.open_path("打开报告文件", self._rescue_folder, LVZE_FILES)

    def take_in(self, path: Path) -> Taken:
        """The file stays as it is; opened once more, it leads to the same report."""
        import hashlib

        from forms.definition.loader import FormError
        from forms.store.lvze_file import read_lvze

        try:
            document = read_lvze(path)
            mark = f"files/{hashlib.sha256(path.read_bytes()).hexdigest()}"
            row, arrival = self._shelf.take_in(document, self._settings.text_at(mark))
        except StoreError as error:
            return Taken(None, f"“{path.name}”没有打开：{error}")
        except FormError:
            return Taken(None, f"“{path.name}”没有打开：这个版本没有它用的表单，用做它的程序打开。")
        except OSError:
            return Taken(None, f"“{path.name}”没有打开：文件读不出来，看看它还在不在。")
        if arrival == "differs":
            return Taken(row.id, "", document)
        self._settings.keep(mark, row.uid)
        folder = self._shelf.folder
        if arrival == "new":
            return Taken(row.id, f"“{path.name}”已读入，改动保存在 {folder}，原文件不会变。")
        brought = self._bring_versions(document, row, path.name)
        return Taken(row.id, f"“{path.name}”早先已读入，这是保存在 {folder} 的那一份。{brought}")

    def _bring_versions(self, document: "LvzeDocument", row: "ReportRow", source: str) -> str:
        """Of a file that says what the report here says: what was named there meanwhile comes along."""
        if uid_in(document.extra) != row.uid:
            return ""
        versions = self._shelf.store.versions
        try:
            found = versions.not_here(row.id, document.extra)
            if found:
                versions.bring(row.id, found, source, self._shelf.clock())
        except StoreError:
            return ""  # the file is as it was, and can be opened again
        return f"文件里 {len(found)} 个起了名的版本放进了历史版本。" if found else ""

    def save_as(self, report: "OpenReport") -> str:
        """A copy of the open report as it stands, asked where; what came of it, "" when called off."""
        path = self._ask_target(report.title())
        if path is None:
            return ""
        try:
            self._write(report, path)
        except StoreError as error:
            return f"没有存到“{path.name}”：{error}"
        return f"已另存到 {path}"

    def save_stored(self, report_id: int, with_history: bool) -> str:
        """A report of the list as a file, with what it went through or without; what came of it."""
        from desktop.naming import title_words  # with the form: after the first paint
        from forms.store.lvze_file import write_lvze

        try:
            stored = self._shelf.load(report_id)
            path = self._ask_target(title_words(stored.row.name, stored.row.year))
            if path is None:
                return ""
            carried = self._shelf.store.carried(report_id, with_history=with_history)
            write_lvze(path, stored.row.form, stored.row.year, stored.answers, carried)
        except StoreError as error:
            return f"没有存成文件：{error}"
        what = "连同历史" if with_history else "不带历史"
        return f"已存成文件（{what}）：{path}。拷到别的电脑上，用“打开文件…”打开。"

    def _ask_target(self, title: str) -> Path | None:
        """Where to; None when called off."""
        from forms.output.file_name import safe_file_name

        name = f"{safe_file_name(title)}.lvze"
        asked = self._prompts.save_path("另存到", self._rescue_folder / name, LVZE_FILES)
        if asked is None:
            return None
        path = asked if asked.suffix.lower() == ".lvze" else asked.with_name(f"{asked.name}.lvze")
        if path.exists() and not self._prompts.confirm(
            f"“{path.name}”已经有了，要覆盖吗？", "覆盖后，原来的文件就没有了。", "覆盖"
        ):
            return None
        return path

    def rescue(self, report: "OpenReport", at: datetime) -> Path | None:
        """Without asking, into the first folder that takes it; None when none does."""
        import tempfile

        from forms.output.file_name import safe_file_name

        name = f"{safe_file_name(report.title())}_没存上的_{at.astimezone():%m%d_%H%M%S}.lvze"
        for folder in (self._rescue_folder, Path(tempfile.gettempdir())):
            try:
                self._write(report, folder / name)
            except StoreError:
                continue
            return folder / name
        return None

    def _write(self, report: "OpenReport", path: Path) -> None:
        from forms.store.lvze_file import write_lvze

        bridge = report.bridge
        year = bridge.state.speaker.year or report.year
        write_lvze(path, bridge.form.id, year, bridge.answers, {**report.extra, UID_KEY: report.uid})
