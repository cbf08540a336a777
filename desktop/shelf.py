"""The reports of this PC as the start page needs them. Raises StoreError where the store does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from forms.report.answers import Answers, Json
from forms.store.carry import uid_in
from forms.store.errors import StoreError
from forms.store.rows import ReportRow, StoredReport
from forms.store.store import Store

if TYPE_CHECKING:
    from forms.definition.form import Form
    from forms.manuscript.carry import Carry
    from forms.report.history import History
    from forms.report.lvze import LvzeDocument
    from forms.store.reading_copy import ReadingCopy

Arrival = Literal["new", "known", "differs"]

FORM_ID = "first_responsible"
READING_WORDS = (
    "资料文件夹写不进去，报告照样能看能改，改动先留在内存里，等能写了自动存上；用“另存到…”可存到别处。"
)
NETWORK_WORDS = "资料在网络盘上，保存会慢一些，一样可靠；放在这台电脑的硬盘上更快。"


@dataclass(frozen=True, slots=True)
class Summary:
    """How far a report is; counts of findings about what is filled in."""

    filled: int
    wanted: int
    errors: int
    warnings: int
    unit: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report that a new one starts from: of this PC, or out of a file."""

    name: str
    year: int
    answers: Answers


class Shelf:
    """Opens the store when it is first needed, and again after a failure."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self.clock = clock
        self._store: Store | None = None
        self._copy: ReadingCopy | None = None
        self._news: list[str] = []
        self._told_wal = False
        self._forms: dict[str, Form] = {}

    @property
    def store(self) -> Store:
        if self._store is None:
            try:
                self._store = Store.open(self.folder, clock=self.clock)
            except StoreError as error:
                if error.kind in ("permission", "read_only"):
                    return self._copied(error)
                if error.kind not in ("corrupt", "lost"):
                    raise
                self._store = self._recovered(force=False)
            self._drop_copy()
            if not self._store.wal and not self._told_wal:
                self._told_wal = True
                self._news.append(NETWORK_WORDS)
        return self._store

    @property
    def only_reading(self) -> bool:
        """The folder can't be written to, and what is shown is a copy."""
        return self._copy is not None

    def news(self) -> str:
        """What happened to the data since this was asked last, for the clerk; "" when nothing did."""
        told, self._news = "".join(self._news), []
        return told

    def _recovered(self, *, force: bool) -> Store:
        """The newest sound backup in the place of a damaged store, and a line about what is missing."""
        from forms.store.recovery import recover

        recovery = recover(self.folder, clock=self.clock, force=force)
        if recovery is not None:
            self._news.append(recovery.line)
        return Store.open(self.folder, clock=self.clock)

    def _copied(self, error: StoreError) -> Store:
        """For reading only, until the folder can be written to; every call looks whether it can."""
        from forms.store.reading_copy import ReadingCopy  # seldom wanted

        if self._copy is None:
            try:
                self._copy = ReadingCopy(self.folder, self.clock)
            except StoreError:
                raise error from None
            self._news.append(READING_WORDS)
        return self._copy.store

    def _drop_copy(self) -> None:
        if self._copy is not None:
            self._copy.close()
            self._copy = None

    def close(self) -> None:
        self._drop_copy()
        if self._store is not None:
            self._store.close()
            self._store = None

    def form(self, form_id: str = FORM_ID) -> "Form":
        """Read once. Raises FormError for a form that this version does not have."""
        if form_id not in self._forms:
            from forms.definition.loader import load_form  # after the first paint
            from forms.definition.wording import PACKS_FOLDER

            self._forms[form_id] = load_form(form_id, packs=self.folder / PACKS_FOLDER)
        return self._forms[form_id]

    def rows(self) -> tuple[list[ReportRow], list[ReportRow]]:
        """The reports, and those in the bin."""
        rows = self.store.reports()
        return [row for row in rows if not row.binned], [row for row in rows if row.binned]

    def load(self, report_id: int) -> StoredReport:
        try:
            return self.store.load(report_id)
        except StoreError as error:
            if error.kind != "corrupt":
                raise
        self.close()  # damage that SQLite does not see
        self._store = self._recovered(force=True)
        return self.store.load(report_id)

    def history(self, report_id: int) -> "History | None":
        """What can be undone, from before the last start too; None when that cannot be read."""
        try:
            return self.store.history(report_id)
        except StoreError:
            return None

    def summary(self, report_id: int) -> Summary:
        from forms.check.check import check
        from forms.manuscript.progress import progress
        from forms.manuscript.speak import Speaker

        stored = self.load(report_id)
        form = self.form(stored.row.form)
        tabs = progress(form, Speaker(form, stored.answers)).values()
        found = [finding for finding in check(form, stored.answers) if finding.rule != "F01"]
        return Summary(
            sum(tab.filled for tab in tabs),
            sum(tab.wanted for tab in tabs),
            sum(finding.severity == "error" for finding in found),
            sum(finding.severity == "warning" for finding in found),
            stored.answers.text("basic.unit_full_name").strip(),
        )

    def create(self, year: int, kind: str) -> int:
        """An empty report: the wording of the form, nothing filled in but year and kind."""
        form = self.form()
        answers: dict[str, Json] = {"basic.report_year": str(year), "basic.report_kind": kind}
        return self.store.create(form.id, year, kind_name(form, kind), answers, self.clock())

    def earlier(self, report_id: int) -> "Earlier":
        """A report of this PC to start from."""
        stored = self.load(report_id)
        return Earlier(stored.row.name, stored.row.year, stored.answers)

    def plan(self, earlier: "Earlier", year: int) -> "Carry":
        """What the report of `year` can take from an earlier one."""
        from forms.manuscript.carry import carry

        return carry(self.form(), earlier.answers, year)

    def other_years(self, report_id: int) -> dict[int, Answers]:
        """Year -> the report of that year of the same kind, the last one changed; without the report itself."""
        found: dict[int, Answers] = {}
        try:
            own = self.load(report_id)
            kind = own.answers.get("basic.report_kind")
            for row in self.rows()[0]:
                if row.id == report_id or row.form != own.row.form or row.year in found:
                    continue
                answers = self.store.load(row.id).answers
                if answers.get("basic.report_kind") == kind:
                    found[row.year] = answers
        except StoreError:
            pass  # the charts show what could be read
        return found

    def create_from(self, plan: "Carry", chosen: Iterable[str], year: int, kind: str) -> int:
        """A new report with what is taken over as one step that can be undone, and a version that says so."""
        from forms.report.edit import Edit
        from forms.report.session import ReportSession

        report_id = self.create(year, kind)
        edits: list[Edit] = []
        session = ReportSession(self.form(), self.load(report_id).answers, sink=edits.extend)
        own = session.answers
        values = {path: value for path, value in plan.values(chosen).items() if path not in own}
        session.edit(values, self.clock(), f"从{plan.year}年度带来")
        self.store.keep(report_id, edits)
        self.store.versions.keep(report_id, "named", self.clock(), f"从{plan.year}年度新建")
        return report_id

    def rename(self, report_id: int, name: str) -> None:
        self.store.rename(report_id, name)

    def duplicate(self, report_id: int) -> int:
        row = self.load(report_id).row
        return self.store.duplicate(report_id, f"{row.name}（副本）", self.clock())

    def bin(self, report_id: int) -> None:
        self.store.bin(report_id, self.clock())

    def unbin(self, report_id: int) -> None:
        self.store.unbin(report_id)

    def empty_bin(self) -> int:
        return self.store.empty_bin()

    def settle(self, report_id: int, answers: Answers) -> None:
        """Year and name in the list follow the answers; a name that the user gave stays."""
        from forms.manuscript.speak import report_year

        row = self.load(report_id).row
        year = report_year(answers)
        if year is not None and 1 <= year <= 9999 and year != row.year:
            self.store.set_year(report_id, year)
        form = self.form(row.form)
        kind = kind_name(form, answers.text("basic.report_kind"))
        if row.name != kind and row.name in kind_names(form).values():
            self.store.rename(report_id, kind)

    def take_in(self, document: "LvzeDocument", known_uid: str) -> tuple[ReportRow, Arrival]:
        """The report that holds what is in a .lvze file: the one that was made from it (`known_uid`), one that is
        the same already, the same report with other content ("differs": nothing is changed yet), or a new one."""
        form = self.form(document.form)
        answers = document.answers
        if "basic.report_year" not in answers:
            answers = answers.with_value("basic.report_year", str(document.year))
        uid = uid_in(document.extra)
        kept, _ = self.rows()
        for row in kept:
            if row.uid == known_uid or (row.form == document.form and self._holds(row, answers)):
                return row, "known"
        for row in kept:
            if uid and row.uid == uid and row.form == document.form:
                return row, "differs"
        name = kind_name(form, answers.text("basic.report_kind"))
        report_id = self.store.create(
            document.form, document.year, name, answers, self.clock(), extra=document.extra
        )
        return self.load(report_id).row, "new"

    def _holds(self, row: ReportRow, answers: Answers) -> bool:
        return dict(self.load(row.id).answers) == dict(answers)


def kind_names(form: "Form") -> dict[str, str]:
    """Kind id -> the name of a report of that kind."""
    field = form.fields_by_path.get("basic.report_kind")
    options = field.inputs()[0].options if field is not None else ()
    return {option.id: option.label for option in options}


def kind_name(form: "Form", kind: str) -> str:
    names = kind_names(form)
    return names.get(kind) or next(iter(names.values()), form.name)
