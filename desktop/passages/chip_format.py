"""The character format of a chip: its blank, its state and the colour of its text."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextFormat

from desktop.passages.pieces import ChipState
from desktop.theme.tokens import Colours

_USER = QTextFormat.Property.UserProperty.value
REF, SERIAL, STATE = _USER + 1, _USER + 2, _USER + 3

INK = {
    "filled": "accent_text",
    "unverified": "accent_text",
    "faulty": "error",
    "empty": "ink3",
    "gone": "ink3",
}


def chip_format(ref: str, state: ChipState, serial: int, colours: Colours) -> QTextCharFormat:
    """`serial` differs from chip to chip, or two neighbours would melt into one run."""
    made = QTextCharFormat()
    made.setProperty(REF, ref)
    made.setProperty(SERIAL, serial)
    word = look_of(state)
    made.setProperty(STATE, word)
    made.setForeground(QColor(getattr(colours, INK[word])))
    return made


def look_of(state: ChipState) -> str:
    """The state as drawn: a filled chip without text is an empty one."""
    return state.state if state.state == "gone" or state.text.strip() else "empty"
