"""A QTextDocument read and written as pieces: literals are plain text, blanks are chips."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.passages.chip_format import REF, SERIAL, STATE, chip_format, look_of
from desktop.passages.pieces import Blank, ChipState, Literal, Pieces, changes, joined, tokens
from desktop.passages.text_positions import utf16_length
from desktop.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the document, in document positions (UTF-16): a chip, or text within one paragraph."""

    start: int
    end: int
    text: str
    ref: str = ""
    serial: int = 0
    state: str = ""


class ChipDocument:
    """`chips` says what each blank shows; a blank that it does not name shows its label from `labels`, unfilled."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._serial = 0
        self._segments: list[Segment] | None = None
        self.chips: Mapping[str, ChipState] = {}
        self.labels: Mapping[str, str] = {}
        document.contentsChange.connect(self._forget)

    # -------------------------------------------------------------- reading

    def segments(self) -> list[Segment]:
        if self._segments is None:
            self._segments = self._read()
        return self._segments

    def runs(self) -> list[Segment]:
        """The chips, in order."""
        return [segment for segment in self.segments() if segment.ref]

    def run_at(self, position: int) -> Segment | None:
        """The chip that covers the character after `position`."""
        return next((run for run in self.runs() if run.start <= position < run.end), None)

    def pieces(self, start: int = 0, end: int | None = None) -> Pieces:
        """What stands between two document positions; a chip touched at all counts whole."""
        end = self._document.characterCount() if end is None else end
        made: list[Literal | Blank] = []
        for segment in self.segments():
            if segment.end <= start or segment.start >= end:
                continue
            if segment.ref:
                made.append(Blank(segment.ref))
            else:
                units = segment.text.encode("utf-16-le", "surrogatepass")
                cut = units[2 * max(start - segment.start, 0) : 2 * (min(end, segment.end) - segment.start)]
                made.append(Literal(cut.decode("utf-16-le", "ignore")))
        return joined(made)

    def state_of(self, ref: str) -> ChipState:
        return self.chips.get(ref) or ChipState("", "empty", self.labels.get(ref, ref))

    def displayed_text(self) -> str:
        return "".join(segment.text for segment in self.segments())

    def token_at(self, position: int) -> int:
        """How many characters and chips stand before a document position."""
        count = 0
        for segment in self.segments():
            if segment.start >= position:
                break
            if segment.ref:
                count += segment.end <= position
            else:
                units = segment.text.encode("utf-16-le", "surrogatepass")[: 2 * (position - segment.start)]
                count += len(units.decode("utf-16-le", "ignore"))
        return count

    def position_of(self, token: int) -> int:
        """The document position before the token of that number."""
        for segment in self.segments():
            size = 1 if segment.ref else len(segment.text)
            if token < size:
                return segment.start + (0 if segment.ref else utf16_length(segment.text[:token]))
            token -= size
        return self._document.characterCount() - 1

    # -------------------------------------------------------------- writing

    def insert(self, cursor: QTextCursor, pieces: Pieces) -> None:
        """Puts pieces in the place of the selection."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        text = ""
        for token in [*tokens(pieces), None]:
            if isinstance(token, str):
                text += token
                continue
            if text:
                cursor.insertText(text, QTextCharFormat())
                text = ""
            if token is not None:
                cursor.insertText(self.state_of(token.ref).shown, self._format(token.ref))
        cursor.endEditBlock()

    def replace_all(self, pieces: Pieces) -> None:
        """Changes only what differs, so that the caret stays where it is."""
        old, new = tokens(self.pieces()), tokens(pieces)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for start, end, put in reversed(changes(old, new)):
            cursor.setPosition(self.position_of(start))
            cursor.setPosition(self.position_of(end), QTextCursor.MoveMode.KeepAnchor)
            self.insert(cursor, tuple(Literal(token) if isinstance(token, str) else token for token in put))
        cursor.endEditBlock()

    def refresh_chips(self, *, recolour: bool = False) -> bool:
        """Brings the shown text of every chip up to date; False when nothing had to change."""
        late = [run for run in self.runs() if recolour or self._is_late(run)]
        if not late:
            return False
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for run in reversed(late):
            cursor.setPosition(run.start)
            cursor.setPosition(run.end, QTextCursor.MoveMode.KeepAnchor)
            shown = self.state_of(run.ref).shown
            if shown == run.text:
                cursor.setCharFormat(self._format(run.ref))
            else:
                cursor.insertText(shown, self._format(run.ref))
        cursor.endEditBlock()
        return True

    def set_line_height(self, line_px: int) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _is_late(self, run: Segment) -> bool:
        state = self.state_of(run.ref)
        return state.shown != run.text or look_of(state) != run.state

    def _format(self, ref: str) -> QTextCharFormat:
        self._serial += 1
        return chip_format(ref, self.state_of(ref), self._serial, self._theme.colours)

    def _forget(self) -> None:
        self._segments = None

    def _read(self) -> list[Segment]:
        made: list[Segment] = []
        block = self._document.begin()
        while block.isValid():
            if block.position():
                made.append(Segment(block.position() - 1, block.position(), "\n"))
            run = block.begin()
            while not run.atEnd():
                fragment = run.fragment()
                start, text, shape = fragment.position(), fragment.text(), fragment.charFormat()
                end = start + fragment.length()
                if shape.hasProperty(REF):
                    ref, serial = str(shape.property(REF)), int(shape.property(SERIAL))
                    if made and made[-1].serial == serial:
                        # A run may be stored in more than one fragment.
                        start, text = made[-1].start, made[-1].text + text
                        made.pop()
                    made.append(Segment(start, end, text, ref, serial, str(shape.property(STATE))))
                else:
                    made.append(Segment(start, end, text))
                run += 1
            block = block.next()
        return made
