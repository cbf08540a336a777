"""The head of a tab's page: heading, how far it is, what to mind."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.elided_label import ElidedLabel
from desktop.fields.finding_lines import FindingLines
from desktop.fields.marks import describe, field_marks
from desktop.naming import full_tab_label
from desktop.pages.heading_edit import HeadingRow
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.check.findings import Finding
from forms.definition.form import Section
from forms.manuscript.blanks import refs
from forms.manuscript.compose import chapter_heading, heading_number, passage_template, section_paragraphs
from forms.manuscript.length import characters
from forms.manuscript.numerals import chapter_number
from forms.report.last_year import last_text
from forms.report.outline import passage_path, passages_in_use


class SectionHead(QWidget):
    """`last_asked` when last year's texts are to be shown, or folded away again; `fix_chosen` carries a Wanted."""

    last_asked = Signal()
    fix_chosen = Signal(object)
    menu_opening = Signal(object, object, int)

    def __init__(self, section: Section, bridge: ReportBridge, theme: Theme, hang_px: int) -> None:
        super().__init__()
        self._section = section
        self._bridge = bridge
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.chapter = self._chapter_row()
        if self.chapter is not None:
            rows.addLayout(_indented(self.chapter, hang_px))
        self.heading: HeadingRow | None = None
        if section.headed:
            self.heading = HeadingRow(
                f"{section.id}.heading", "标题", section.heading, bridge, theme, "heading"
            )
            rows.addWidget(self.heading)
        else:
            title = QLabel(full_tab_label(bridge.form, section))
            set_look(title, "heading")
            rows.addLayout(_indented(title, hang_px))
        self._lines = [self._finding_lines(row, hang_px) for row in (self.chapter, self.heading) if row]
        for _, lines in self._lines:
            rows.addWidget(lines)
        self._facts = ElidedLabel()
        set_look(self._facts, "small")
        self._done = QPushButton()
        self._done.setObjectName(f"action:done:{section.id}")
        self._done.clicked.connect(self._toggle_done)
        self._last = QPushButton("看去年")
        self._last.setObjectName(f"action:last:{section.id}")
        self._last.setCheckable(True)
        set_look(self._last, "link")
        theme.set_icon(self._last, "compare", "accent_text")
        self._last.clicked.connect(lambda: self.last_asked.emit())
        line = QHBoxLayout()
        line.setContentsMargins(hang_px, 0, -6, 0)  # the words of the link end at the edge, not its frame
        line.addWidget(self._facts, 1)
        line.addWidget(self._last)
        line.addSpacing(8)
        line.addWidget(self._done)
        rows.addLayout(line)
        self._hint = self._quiet_line(section.hint)
        self._unverified = self._quiet_line("")
        self._unverified.setObjectName(f"unverified:{section.id}")
        for label in (self._hint, self._unverified):
            rows.addLayout(_indented(label, hang_px))
        self.refresh()

    @property
    def facts(self) -> str:
        """已填 11/14　本节 551 字"""
        return self._facts.text()

    def show_last(self, on: bool) -> None:
        """Whether last year's texts are shown."""
        self._last.setChecked(on)
        self._last.setText("收起去年" if on else "看去年")

    def refresh(self) -> None:
        state = self._bridge.state
        speaker, section = state.speaker, self._section
        if self.heading is not None:
            self.heading.refresh(
                heading_number(state.form, section), speaker.render(section.heading, section.id)
            )
        if self.chapter is not None:
            number = next(n for n, c in enumerate(state.form.chapters, 1) if c.id == section.chapter)
            self.chapter.refresh(chapter_number(number), state.form.chapters[number - 1].heading)
        progress = state.progress[section.id]
        facts = [f"已填 {progress.filled}/{progress.wanted}"] if progress.wanted else []
        if section.passages or section.can_add:
            count = sum(characters(p.text) for p in section_paragraphs(speaker, section))
            facts.append(f"本节 {count} 字")
        before = [last_text(state.answers, passage_path(section, p)) for p in section.passages]
        if any(before):
            facts.append(f"去年 {sum(characters(text) for text in before)} 字")
        self._last.setVisible(any(before))
        self._facts.setText("\u3000".join(facts))
        self._show_done(state.answers.get(f"{section.id}.done") is True)
        self._show_unverified()

    def show_findings(self, found: Mapping[str, Sequence[Finding]]) -> None:
        """Those of the headings, below them."""
        for row, lines in self._lines:
            here = found.get(row.edit.path, ())
            lines.show_findings(here)
            describe(row.edit, here)
            row.edit.set_marks(field_marks(here, self._theme))

    def _finding_lines(self, row: HeadingRow, hang_px: int) -> tuple[HeadingRow, FindingLines]:
        lines = FindingLines(self._theme, self)
        lines.setContentsMargins(hang_px, 0, 0, 0)
        lines.fixed.connect(self.fix_chosen)
        row.edit.menu_opening.connect(self.menu_opening)
        return row, lines

    def _show_done(self, done: bool) -> None:
        if self._done.property("done") == done:
            return
        self._done.setProperty("done", done)
        self._done.setText("已标完成，点一下取消" if done else "标为完成")
        self._done.setToolTip("" if done else "标为完成后，没填的框会提示出来")
        set_look(self._done, "link" if not done else "quiet_link")
        self._theme.set_icon(self._done, "check", "ink3" if done else "accent_text")

    def _toggle_done(self) -> None:
        path = f"{self._section.id}.done"
        done = self._bridge.answers.get(path) is True
        self._bridge.edit({path: None if done else True}, "取消完成" if done else "标为完成")
        self._bridge.findings_changed.emit()

    def _show_unverified(self) -> None:
        """Words of the year from memory, which the clerk must compare with the document."""
        state = self._bridge.state
        words: dict[str, None] = {}
        for passage in passages_in_use(self._section, state.answers):
            for ref in refs(passage_template(state.answers, self._section, passage)):
                spoken = state.speaker.speak(ref, self._section.id)
                if ref.startswith("year.") and spoken.state == "filled" and not spoken.verified:
                    words[f"“{spoken.text}”"] = None
        self._unverified.setVisible(bool(words))
        self._unverified.setText(f"[记] {'、'.join(words)}未核到原文，对照文件核一遍。")

    def _quiet_line(self, words: str) -> QLabel:
        label = QLabel(words, self)  # a parentless label that is made visible is a window, and flickers past
        label.setWordWrap(True)
        set_look(label, "quiet")
        if not words:  # and never show(): without a parent yet it would be a window
            label.hide()
        return label

    def _chapter_row(self) -> HeadingRow | None:
        """The chapter's own heading stands on its first tab."""
        form, section = self._bridge.form, self._section
        first = next((s for s in form.sections if s.chapter == section.chapter), None)
        if not section.chapter or first is not section:
            return None
        default = next(c.heading for c in form.chapters if c.id == section.chapter)
        row = HeadingRow(
            f"{section.chapter}.heading", "大标题", default, self._bridge, self._theme, "chapter"
        )
        row.setAccessibleName(chapter_heading(form, self._bridge.answers, section.chapter))
        return row


def _indented(widget: QWidget, by: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(by, 0, 0, 0)
    row.addWidget(widget)
    return row
