"""Two buttons for what became of something: one of them on, or neither yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.theme.look import set_look
from forms.report.reckoning import State

STATES: tuple[State, State] = ("done", "open")


class StateChoice(QWidget):
    """`chosen` carries "done", "open" or, when the one that was on is clicked, ""."""

    chosen = Signal(str)

    def __init__(self, name: str, words: tuple[str, str], spoken: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: dict[State, QPushButton] = {}
        for state, label in zip(STATES, words, strict=True):
            button = QPushButton(label)
            button.setObjectName(f"{name}.{state}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{spoken}：{label}")
            set_look(button, "toggle")
            button.clicked.connect(lambda on, state=state: self.chosen.emit(state if on else ""))
            row.addWidget(button)
            self._buttons[state] = button

    def show_state(self, state: State) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == state)
