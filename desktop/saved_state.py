"""「✓ 已保存 12:31」: said only after the edit is on the disk."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.theme.look import set_look
from desktop.theme.theme import Theme

# A disk that keeps an edit within this time is not worth a word.
PATIENCE_MS = 800


class SavedState(QWidget):
    """`edited` when something changed, `kept` when it is on the disk, `failed` when it could not be kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("saved")
        self._theme = theme
        self._mark = QLabel()
        self._words = QLabel()
        set_look(self._words, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._slow.timeout.connect(lambda: self._say("正在保存…", done=False))
        theme.changed.connect(self._redraw)
        self._redraw()

    @property
    def words(self) -> str:
        return self._words.text()

    def edited(self) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def kept(self, at: datetime, today: datetime) -> None:
        self._slow.stop()
        at, today = at.astimezone(), today.astimezone()
        when = f"{at:%H:%M}" if at.date() == today.date() else f"{at.month}月{at.day}日"
        self._say(f"已保存 {when}", done=True)

    def failed(self) -> None:
        self._slow.stop()
        self._say("还没有存上", done=False)

    def _say(self, words: str, *, done: bool) -> None:
        self._words.setText(words)
        self._mark.setVisible(done)
        self.setAccessibleName(words)

    def _redraw(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("check", "ink2", 16, self.devicePixelRatioF()))
