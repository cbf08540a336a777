"""A passage in its box: shown, read and changed as pieces, without a word on keys and mice."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.passages.pieces import Blank, ChipState, Piece, Pieces, joined
from desktop.passages.prose_box import KEEP, ProseBox
from desktop.passages.text_positions import from_utf16, to_utf16
from desktop.theme.theme import Theme


class PassageText(ProseBox):
    """`path` becomes the objectName. Positions given and taken are characters of `displayed_text()`. The report's
    undo works through `set_pieces`."""

    edited = Signal(object)  # Pieces, after a change by the user; never while text is being composed
    chip_activated = Signal(str)  # the path of the field behind a chip

    def __init__(self, path: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName(path)
        self._known: Pieces = ()
        self._filling = False
        self._insertable: tuple[tuple[str, str], ...] = ()
        self._late_chips: Mapping[str, ChipState] | None = None
        self.textChanged.connect(self._report)

    # -------------------------------------------------------------- content

    def set_pieces(self, pieces: Iterable[Piece]) -> None:
        """Shows the passage; emits nothing, and leaves the caret where the text around it stays."""
        wanted = joined(pieces)
        if wanted == self._known:
            return
        self.flush()
        first = self.document().isEmpty() and not self.hasFocus()
        self._filling = True
        self.chips.replace_all(wanted)
        self._filling = False
        if first:
            self.select(0, 0)
        # Read back: what a document cannot hold was dropped, and only a later change is the user's.
        self._known = self.chips.pieces()

    def pieces(self) -> Pieces:
        """The passage as it stands, without text that is still being composed."""
        return self.chips.pieces()

    def set_chips(self, chips: Mapping[str, ChipState]) -> None:
        """Shows what the blanks say now. While text is being composed it waits for the end of the composition."""
        if self.is_composing():
            self._late_chips = chips
            return
        self._late_chips = None
        self.chips.chips = chips
        cursor = self.textCursor()
        anchor, caret = (self.chips.token_at(at) for at in (cursor.anchor(), cursor.position()))
        if self.chips.refresh_chips():
            self.select(self.chips.position_of(anchor), self.chips.position_of(caret))

    def set_insertable(self, blanks: Iterable[tuple[str, str]]) -> None:
        """(ref, label) of every blank that the menu offers and that pasted text may bring."""
        self._insertable = tuple(blanks)
        self.chips.labels = dict(self._insertable)

    def insertable(self) -> Sequence[tuple[str, str]]:
        return self._insertable

    def insert_blank(self, ref: str) -> None:
        """Puts a blank at the caret, in the place of the selection."""
        self.insert_pieces((Blank(ref),))

    def insert_pieces(self, pieces: Pieces) -> None:
        self.flush()
        # Pasting with the middle button places the caret without telling.
        self._settle()
        cursor = self.textCursor()
        self.chips.insert(cursor, pieces)
        self.setTextCursor(cursor)

    def type_text(self, text: str) -> None:
        """Plain text in the place of the selection, never in the format of a chip."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertText(text, QTextCharFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def displayed_span(self, start: int, end: int) -> tuple[int, int]:
        """From a span of the text in which each blank counts as its `ChipState.text`: what is composed and checked.
        A chip that shows other words than it speaks is taken whole."""
        starts: list[int] = []
        ends: list[int] = []
        shown = 0
        for piece in self.pieces():
            if isinstance(piece, Blank):
                state = self.chips.state_of(piece.ref)
                width, exact = len(state.shown), state.shown == state.text
                starts += [shown + (at if exact else 0) for at in range(len(state.text))]
                ends += [shown + (at + 1 if exact else width) for at in range(len(state.text))]
            else:
                width = len(piece.text)
                starts += range(shown, shown + width)
                ends += range(shown + 1, shown + width + 1)
            shown += width
        begin = starts[start] if start < len(starts) else shown
        return begin, max(begin, ends[min(end, len(ends)) - 1]) if end > start and ends else begin

    def piece_at(self, position: int) -> tuple[int, int]:
        """(place in `pieces()`, characters into it) of a displayed position; (number of pieces, 0) at the end."""
        for place, piece in enumerate(self.pieces()):
            text = self.chips.state_of(piece.ref).shown if isinstance(piece, Blank) else piece.text
            if position < len(text):
                return place, position
            position -= len(text)
        return len(self.pieces()), 0

    def caret(self) -> int:
        return from_utf16(self.displayed_text(), self.textCursor().position())

    def set_caret(self, position: int, anchor: int | None = None) -> None:
        """Places the caret; with `anchor` it selects from there. A place inside a chip becomes its edge."""
        text = self.displayed_text()
        self.select(to_utf16(text, position if anchor is None else anchor), to_utf16(text, position))

    # -------------------------------------------------------------- chips

    def activate(self, ref: str) -> None:
        path = self.chips.state_of(ref).path
        if path:
            self.chip_activated.emit(path)

    def move_chosen(self, *, at_end: bool) -> None:
        """Moves the selected chip to the head or the end of its paragraph."""
        run = self.chosen_chip()
        if run is not None:
            block = self.document().findBlock(run.start)
            self._move(run.start, run.end, block.position() + (block.length() - 1 if at_end else 0))

    def _move(self, start: int, end: int, target: int) -> None:
        if start <= target <= end:
            return
        pieces = self.chips.pieces(start, end)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(target)
        old = QTextCursor(self.document())
        old.setPosition(start)
        old.setPosition(end, KEEP)
        old.removeSelectedText()
        self.chips.insert(cursor, pieces)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _report(self) -> None:
        if self._filling or self.is_composing():
            return
        pieces = self.chips.pieces()
        if pieces != self._known:
            self._known = pieces
            self.edited.emit(pieces)

    def _knows(self, ref: str) -> bool:
        return ref in self.chips.chips or ref in self.chips.labels
