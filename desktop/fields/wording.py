"""What a box shows that has no answer of its own: its default wording, or a word that it is empty."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from forms.definition.inputs import Input
from forms.manuscript.speak import EMPTY
from forms.report.answers import Json


@dataclass(slots=True)
class Wording:
    """`spoken` is the default as the report would say it now ("" when there is none); it changes with the answers
    that it is made from. `empty` is said of an empty box without a default."""

    entry: Input
    spoken: str = ""
    empty: str = ""

    @property
    def ready(self) -> bool:
        """The default can be printed: nothing that it is made from is missing."""
        return bool(self.spoken) and EMPTY not in self.spoken

    def answer(self, text: str, answer: str) -> Json | None:
        """The answer of a box with this text. The default word for word is no answer: it stays live."""
        if self.ready and text == self.spoken:
            return None
        return answer if answer or self.entry.default else None

    def settled(self, value: Json | None) -> Json | None:
        """A required box can't be left empty where a default stands in."""
        return None if value == "" and (self.entry.required or not self.entry.default) else value

    def placeholder(self, value: Json | None) -> str:
        if self.entry.default and not self.entry.required and value == "":
            return "已留空，报告里不写"
        if self.spoken:
            return self.spoken.replace(EMPTY, "…")
        return self.empty or ("未填" if self.entry.required else "")


def set_wording(widget: QWidget, wording: str) -> None:
    """ "default" or "own": what the style sheet of the fields tells apart."""
    if widget.property("wording") != wording:
        widget.setProperty("wording", wording)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # it will be when it is shown
        # A style sheet reads properties only when it polishes.
        widget.style().unpolish(widget)
        widget.style().polish(widget)
