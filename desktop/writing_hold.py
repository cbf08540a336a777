"""What is being written is not judged yet: nothing new about the sentence at the caret of a passage comes while one
types, only after a pause or when the box is left. (Boxes of figures and names hold back all until they are left.)"""

import re

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.bridge import ReportBridge
from desktop.passages.passage_edit import PassageEdit
from forms.check.findings import Finding

PAUSE_MS = 2500
_END = re.compile("[。！？；\n]")

Key = tuple[str, int, int, str]


class WritingHold(QObject):
    """`pause_ms` is how long one stops before what was written counts as finished."""

    released = Signal()

    def __init__(self, bridge: ReportBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path = ""
        self._seen: set[Key] = set()  # stays while it stands
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.release)
        bridge.typed.connect(self._typed)
        bridge.holding = self.holds

    @property
    def pause(self) -> QTimer:
        return self._pause

    def holds(self, finding: Finding) -> bool:
        if not self._path or finding.path != self._path:
            return False
        box = QApplication.focusWidget()
        if not isinstance(box, PassageEdit) or box.objectName() != self._path:
            return False
        key = (finding.rule, finding.start, finding.end, finding.excerpt)
        if key in self._seen:
            return False
        if self._is_unfinished(box, finding):
            return True
        self._seen.add(key)
        return False

    def release(self) -> None:
        """What was written counts as finished."""
        self._pause.stop()
        if self._path:
            self._path = ""
            self._seen.clear()
            self.released.emit()

    def _typed(self, path: str) -> None:
        if path != self._path:
            shown = [f for f in self._bridge.shown_findings() if f.path == path]
            self._seen = {(f.rule, f.start, f.end, f.excerpt) for f in shown}
            self._path = path
        self._pause.start()

    @staticmethod
    def _is_unfinished(box: PassageEdit, finding: Finding) -> bool:
        """About words at the caret, or at the end of a paragraph about the sentence that is written there, or about
        the passage as a whole."""
        if finding.end <= finding.start:
            return True
        text, caret = box.displayed_text(), box.caret()
        start, end = box.displayed_span(finding.start, finding.end)
        if start <= caret <= end:
            return True
        if text[caret:].partition("\n")[0].strip():
            return False
        before = [match.end() for match in _END.finditer(text, 0, caret)]
        return start >= (before[-1] if before else 0) and start <= caret
