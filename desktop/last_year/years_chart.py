"""All the years at a glance: a small chart for each figure over the years that this PC holds."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.bridge import ReportBridge
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import rule
from forms.report.answers import Answers
from forms.report.years_held import FigureYears, figure_years

LEAST_PX = 230
CHART_PX = 34
DOT_PX = 2.5


class YearsChart(QWidget):
    """Hidden while no figure is known of two years. `others` reads the reports of other years: asked once, when the
    charts are first seen."""

    def __init__(
        self, bridge: ReportBridge, theme: Theme, others: Callable[[], Mapping[int, Answers]]
    ) -> None:
        super().__init__()
        self.setObjectName("years_chart")
        self._bridge = bridge
        self._theme = theme
        self._read = others
        self._others: Mapping[int, Answers] | None = None
        self._charts: list[FigureChart] = []
        self._columns = 0
        title = QLabel("历年数据")
        set_look(title, "small_strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(14)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 28, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(title)
        rows.addWidget(rule())
        rows.addLayout(self._grid)
        bridge.answers_changed.connect(lambda _paths: self._follow())
        self.hide()

    def charts(self) -> list["FigureChart"]:
        return self._charts

    def read(self) -> None:
        """Reads the other years and draws; for when the page is shown."""
        if self._others is None:
            self._others = self._read()
        self.refresh()

    def refresh(self) -> None:
        year = self._bridge.state.speaker.year
        if self._others is None or year is None:
            return
        others = {other: answers for other, answers in self._others.items() if other != year}
        figures = figure_years(self._bridge.form, year, self._bridge.answers, others)
        self._show_figures(figures, year)
        self.setVisible(bool(figures))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_figures(self, figures: Sequence[FigureYears], year: int) -> None:
        for at, figure in enumerate(figures):
            if at == len(self._charts):
                self._charts.append(FigureChart(self._theme, self))
                self._columns = 0
            self._charts[at].show_figure(figure, year)
        for chart in self._charts[len(figures) :]:
            self._grid.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        del self._charts[len(figures) :]
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, self.width() // LEAST_PX)
        if columns == self._columns:
            return
        for chart in self._charts:
            self._grid.removeWidget(chart)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for at, chart in enumerate(self._charts):
            self._grid.addWidget(chart, at // columns, at % columns)


class FigureChart(QWidget):
    """Name and unit, a line with a dot a year, the first year's value at the left and the last's at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figure = FigureYears("", "", "", ())
        self._year = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    @property
    def figure(self) -> FigureYears:
        return self._figure

    def show_figure(self, figure: FigureYears, year: int) -> None:
        if (figure, year) == (self._figure, self._year):
            return
        self._figure, self._year = figure, year
        self.setAccessibleName(figure.words)
        self.setToolTip(figure.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font("small")).lineSpacing()
        return QSize(LEAST_PX, 2 * line + CHART_PX + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        points = self._figure.points
        if len(points) < 2:
            return
        theme, line = self._theme, QFontMetrics(self._theme.font("small")).lineSpacing()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = f"（{self._figure.unit}）" if self._figure.unit else ""
        self._say(painter, QRectF(0, 0, self.width(), line), f"{self._figure.label}{unit}", "ink", left=True)
        places = self._places(QRectF(6, line + 7, self.width() - 12, CHART_PX - 8))
        painter.setPen(QPen(theme.colour("line"), 1))
        base = line + CHART_PX + 1
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        painter.drawPolyline(QPolygonF(places))
        for (year, _), place in zip(points, places, strict=True):
            own = year == self._year
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if own else "edge"))
            radius = DOT_PX + 1 if own else DOT_PX
            painter.drawEllipse(place, radius, radius)
        foot = QRectF(0, line + CHART_PX + 3, self.width(), line)
        first, last = points[0], points[-1]
        self._say(painter, foot, f"{first[0]}年 {shown(first[1])}", "ink3", left=True)
        self._say(painter, foot, f"{last[0]}年 {shown(last[1])}", "ink", left=False)
        painter.end()

    def _places(self, area: QRectF) -> list[QPointF]:
        """Years across, evenly by year; values upward between the least and the most."""
        years = [year for year, _ in self._figure.points]
        values = [value for _, value in self._figure.points]
        low, high = min(values), max(values)
        span = high - low
        made: list[QPointF] = []
        for year, value in self._figure.points:
            across = (year - years[0]) / max(1, years[-1] - years[0])
            up = float((value - low) / span) if span else 0.5
            made.append(QPointF(area.left() + across * area.width(), area.bottom() - up * area.height()))
        return made

    def _say(self, painter: QPainter, place: QRectF, words: str, role: str, *, left: bool) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour(role))
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), cut)

    def _repaint(self) -> None:
        self.update()


def shown(value: Decimal) -> str:
    return f"{value:f}"
