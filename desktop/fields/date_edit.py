"""A day, typed in any of the usual ways or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.fields.line_edit import LineEdit
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.definition.inputs import Input
from forms.report.normalise import read_day, spoken_day


class DateEdit(LineEdit):
    """A line edit, so that it can be empty and typed into; the calendar hangs behind its arrow."""

    def __init__(self, path: str, entry: Input, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(path, entry, parent)
        self._theme = theme
        self._calendar: Calendar | None = None
        self._arrow = QAction("选日期", self)
        self._arrow.triggered.connect(self.open_calendar)
        self.addAction(self._arrow, LineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._draw)
        self._draw()

    def open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = Calendar(self._theme, self)
            self._calendar.days.clicked.connect(self._pick)
        day = read_day(self.text())
        if day is not None:
            self._calendar.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.days.setFocus()

    def _pick(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
        self.setText(spoken_day(date(day.year(), day.month(), day.day())))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _draw(self) -> None:
        self._arrow.setIcon(self._theme.icon("down"))


class Calendar(QFrame):
    """A month in Chinese, weeks from Monday."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        set_look(self, "popup")
        self.days = QCalendarWidget(self)
        self.days.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.days.setGridVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.days)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Weekends in plain ink: red is for errors. The arrows are ours."""
        ink = QTextCharFormat()
        ink.setForeground(self._theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, ink)
        head = QTextCharFormat()
        head.setForeground(self._theme.colour("ink3"))
        self.days.setHeaderTextFormat(head)
        for name, icon, words in (("prevmonth", "left", "上一月"), ("nextmonth", "right", "下一月")):
            button = self.days.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(self._theme.icon(icon))
                button.setAccessibleName(words)
