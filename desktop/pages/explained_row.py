"""Below a cause: which problems it explains."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.fields.links_edit import LinksEdit
from desktop.naming import EXPLAINED
from desktop.theme.look import set_look
from forms.definition.form import Passage, Section
from forms.definition.inputs import Input
from forms.manuscript.closure import default_explained
from forms.manuscript.compose import heading_text
from forms.manuscript.speak import Speaker
from forms.report.answers import Json
from forms.report.outline import explains_path

GAP_PX = 16
TOP_PX = 6  # from the box; the choices stand nearer to it than to the next cause


class ExplainedRow(QWidget):
    """`choose` takes the path and the answer that was clicked."""

    def __init__(self, path: str, choose: Callable[[str, Json], None]) -> None:
        super().__init__()
        words = QLabel(EXPLAINED)
        set_look(words, "small")
        self.edit = LinksEdit(path, Input(suffix="", label=EXPLAINED, value="links", required=False))
        self.edit.edited.connect(lambda value: choose(path, value))
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, TOP_PX, 0, 0)
        row.setSpacing(GAP_PX)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 1)

    def refresh(self, speaker: Speaker, section: Section, passage: Passage, name: str) -> None:
        """`name` is what the cause is called: 一是 理论学习."""
        targets = speaker.form.of_kind(section.explains) if section.explains else ()
        self.edit.setAccessibleName(f"{name} {EXPLAINED}")
        self.edit.set_default_choice(default_explained(speaker, section, passage))
        self.edit.set_targets([(s.id, f"{s.tab}\u3000{heading_text(speaker, s)}") for s in targets])
        self.edit.set_value(speaker.answers.get(explains_path(section, passage)))
