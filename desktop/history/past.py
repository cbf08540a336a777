"""The versions of the open report: looked at, compared, named, and taken back as one step that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.history.entries import NOW, Entry, entries
from desktop.naming import full_tab_label
from desktop.open_report import OpenReport
from forms.manuscript.compare import ItemDiff, SectionDiff, compare
from forms.report.answers import Answers
from forms.report.restore import Restored, restored, restored_passage, restored_paths, restored_sections
from forms.report.versions import Reason
from forms.store.errors import StoreError
from forms.store.versions import Versions

REFRESH_MS = 50


class Past(QObject):
    """`changed` when there is something else to be shown; `failed` carries a line for the clerk."""

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, report: OpenReport, versions: Callable[[], Versions], clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._report = report
        self._versions = versions
        self._clock = clock
        self._contents: dict[int, Answers] = {}
        self._compared = NOW
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self.changed)
        report.bridge.answers_changed.connect(lambda _paths: self._soon.start())

    @property
    def read_only(self) -> bool:
        return self._report.bridge.read_only

    def today(self) -> datetime:
        return self._clock().astimezone()

    def entries(self) -> list[Entry]:
        bridge = self._report.bridge
        try:
            versions = self._versions().list(self._report.id)
        except StoreError as error:
            self.failed.emit(str(error))
            versions = []
        for version in versions:
            if version.id not in self._contents:
                try:
                    self._contents[version.id] = self._versions().answers(version.id)
                except StoreError:
                    continue  # the time line says that it cannot be read
        return entries(bridge.form, versions, self._contents, bridge.answers, self._report.changed_at)

    def compare(self, before: int, after: int) -> list[SectionDiff]:
        """What differs between two versions; NOW is what stands."""
        self._compared = before
        if any(version not in (NOW, *self._contents) for version in (before, after)):
            self.failed.emit("这个版本读不出来，选另一个版本。")
            return []
        return self._named(self._answers(before), self._answers(after))

    def differences(self, theirs: Answers) -> list[SectionDiff]:
        """From what stands here to what a file has."""
        return self._named(self._report.bridge.answers, theirs)

    def take(self, theirs: Answers, sections: Sequence[SectionDiff], source: str) -> None:
        """The chosen sections as in the file, as one step; what stood is kept as a version first."""
        self.keep("", "import")
        now = self._report.bridge.answers
        ids = [section.id for section in sections if section.id]
        others = [path for section in sections if not section.id for path in section.paths]
        self._edit(
            {**restored_sections(now, theirs, ids), **restored_paths(now, theirs, others)},
            f"从“{source}”读入",
        )

    def _named(self, before: Answers, after: Answers) -> list[SectionDiff]:
        """Sections by the names of their tabs."""
        form = self._report.bridge.form
        known = form.by_id
        return [
            replace(s, title=full_tab_label(form, known[s.id])) if s.id in known else s
            for s in compare(form, before, after)
        ]

    def words_only(self, sections: Sequence[SectionDiff]) -> list[SectionDiff]:
        """Without figures and names."""
        kept = [
            replace(s, items=tuple(i for i in s.items if i.kind in ("passage", "heading"))) for s in sections
        ]
        return [section for section in kept if section.items]

    def keep(self, name: str, reason: Reason = "named") -> None:
        """A version of what stands now."""
        if not self._report.keeper.flush():
            self.failed.emit("还有内容没存上，存上以后再存版本。")
            return
        try:
            self._versions().keep(self._report.id, reason, self._clock(), name)
        except StoreError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def rename(self, version_id: int, name: str) -> None:
        try:
            self._versions().rename(version_id, name)
        except StoreError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    # -------------------------------------------------------------- taking back

    def may_restore(self, section: SectionDiff, item: ItemDiff) -> bool:
        return bool(self._changes(section, item))

    def restore_item(self, section: SectionDiff, item: ItemDiff) -> None:
        self._edit(self._changes(section, item), f"恢复“{item.label}”")

    def restore_section(self, section: SectionDiff) -> None:
        then, now = self._answers(self._compared), self._report.bridge.answers
        changes = (
            restored_paths(now, then, section.paths)
            if not section.id
            else restored_sections(now, then, [section.id])
        )
        self._edit(changes, f"恢复“{section.title}”")

    def restore_all(self, version_id: int) -> None:
        """What stands now is kept as a version first."""
        if version_id not in self._contents:
            return  # it could not be read; nothing is not what stood there
        self.keep("", "restore")
        self._edit(restored(self._report.bridge.answers, self._answers(version_id)), "恢复到以前的版本")

    def _changes(self, section: SectionDiff, item: ItemDiff) -> Restored:
        bridge = self._report.bridge
        then, now = self._answers(self._compared), bridge.answers
        if item.kind == "passage" and section.id in bridge.form.by_id:
            return restored_passage(bridge.form, now, then, section.id, item.id)
        return restored_paths(now, then, item.paths)

    def _edit(self, changes: Restored, words: str) -> None:
        if changes:
            self._report.bridge.edit(changes, words)

    def _answers(self, version_id: int) -> Answers:
        if version_id == NOW:
            return self._report.bridge.answers
        return self._contents.get(version_id, self._report.bridge.answers)
