"""Passages on the clipboard: plain text for everyone, pieces for another passage."""

import json
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextDocumentFragment

from desktop.passages.pieces import Blank, ChipState, Literal, Piece, Pieces, joined
from forms.report.pasted import clean_pasted

MIME = "application/x-lvze-passage"


def write_mime(pieces: Pieces, state_of: Callable[[str], ChipState]) -> QMimeData:
    """Each blank keeps what it says, for a passage that does not know it."""
    words = [piece.text if isinstance(piece, Literal) else state_of(piece.ref).spoken for piece in pieces]
    rows = [
        {"text": word} if isinstance(piece, Literal) else {"blank": piece.ref, "text": word}
        for piece, word in zip(pieces, words, strict=True)
    ]
    mime = QMimeData()
    mime.setText("".join(words))
    mime.setData(MIME, QByteArray(json.dumps(rows).encode()))
    return mime


def read_mime(mime: QMimeData, knows: Callable[[str], bool]) -> Pieces:
    """Own pieces with the blanks that are known; from anywhere else plain, cleaned text."""
    if mime.hasFormat(MIME):
        return _own(bytes(mime.data(MIME).data()), knows)
    text = mime.text()
    if not text and mime.hasHtml():
        text = QTextDocumentFragment.fromHtml(mime.html()).toPlainText()
    text = clean_pasted(text)
    return (Literal(text),) if text else ()


def _own(raw: bytes, knows: Callable[[str], bool]) -> Pieces:
    try:
        rows = json.loads(raw)
        made: list[Piece] = []
        for row in rows:
            ref = row.get("blank")
            made.append(Blank(str(ref)) if ref and knows(str(ref)) else Literal(str(row["text"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        # Another program may write the clipboard: what cannot be read is not pasted.
        return ()
    return joined(made)
