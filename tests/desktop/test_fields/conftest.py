"""A small report with a field of every kind, its fields on a page, and a clock that ticks."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.bridge import ReportBridge
from desktop.fields.section_fields import SectionFields
from desktop.theme.theme import Theme
from desktop.wanted import Wanted
from forms.check.findings import Finding
from forms.definition.fields import (
    AnyField,
    ChoiceField,
    DateField,
    LinksField,
    NumberField,
    TextField,
    YearField,
)
from forms.definition.figures import BreakdownField, GrowthField, Item, Part, SeriesField
from forms.definition.form import Form, Section
from forms.definition.inputs import Option
from forms.report.answers import Answers, Json
from forms.report.session import ReportSession

Figures = dict[str, AnyField]

BASIC: tuple[AnyField, ...] = (
    YearField(id="report_year", kind="year", label="报告年度", hint="写所总结的年份"),
    TextField(id="unit", kind="text", label="单位全称", source="办公室", max_length=8),
    TextField(id="title", kind="text", label="标题", default="{report_year}年度报告"),
    TextField(id="short", kind="text", label="简称", default="我局"),
    TextField(id="addressee", kind="text", label="主送", default="{unit}党委", required=False),
    ChoiceField(
        id="mode",
        kind="choice",
        label="落款方式",
        default="person",
        options=(Option(id="person", label="个人"), Option(id="org", label="组织")),
    ),
    DateField(id="day", kind="date", label="成文日期"),
    TextField(id="story", kind="long_text", label="具体表现", max_length=10),
)
AREA: tuple[AnyField, ...] = (
    GrowthField(
        id="tax", kind="growth", label="税收", unit="万元", group="figures", source="核算股", hint="填两年"
    ),
    BreakdownField(
        id="relief",
        kind="breakdown",
        label="减税",
        unit="亿元",
        group="figures",
        parts=(
            Part(id="refund", label="退税", unit="万元"),
            Part(id="cut", label="降费", unit="万元", required=False),
        ),
    ),
    NumberField(id="visits", kind="count", label="户次", unit="户次", group="figures", low=Decimal(100)),
    SeriesField(
        id="study",
        kind="series",
        label="学习",
        group="figures",
        items=(
            Item(id="center", label="中心组", unit="次"),
            Item(id="branch", label="支部", unit="次", required=False),
        ),
    ),
    TextField(id="note", kind="text", label="说明", required=False),
    TextField(id="brand", kind="text", label="品牌", group="names"),
    TextField(id="team", kind="text", label="队伍", group="names", default="攻坚队"),
)
COVERS = LinksField(id="covers", kind="links", label="对应的问题", target="problem", default=("problem_1",))


@pytest.fixture
def form() -> Form:
    return Form(
        id="small",
        name="小报告",
        version=1,
        chapters=(),
        sections=(
            Section(id="basic", tab="基本信息", kind="basic", fields=BASIC),
            Section(id="area", tab="政治引领", kind="area", heading="标题", fields=AREA),
            Section(id="problem_1", tab="问题一", kind="problem", heading="责任落实有差距"),
            Section(id="problem_2", tab="问题二", kind="problem", heading="标准不高"),
            Section(id="measure_1", tab="措施一", kind="measure", heading="压实责任", fields=(COVERS,)),
            Section(id="empty", tab="空", kind="lead"),
        ),
    )


class Page:
    """The fields of one section in a scroll area, as the window shows them."""

    def __init__(self, form: Form, section_id: str, answers: dict[str, Json], theme: Theme) -> None:
        self._now = datetime(2027, 1, 5, tzinfo=UTC)
        self.bridge = ReportBridge(ReportSession(form, Answers(answers)), self._tick)
        self.fields = SectionFields(form.section(section_id), self.bridge, theme)
        self.fields.wanted.connect(self._mend)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.addWidget(self.fields)
        box.addStretch(1)
        self.area.setWidget(inner)

    def _tick(self) -> datetime:
        self._now += timedelta(milliseconds=100)
        return self._now

    def _mend(self, wanted: Wanted) -> None:
        """What the window does with the fix of a finding."""
        if wanted.finding.fix is not None:
            self.bridge.edit({wanted.finding.fix.path: wanted.finding.fix.value})

    def at(self, path: str) -> QWidget:
        """The real box, as a script from outside would find it."""
        found = self.fields.findChild(QWidget, path)
        assert found is not None, path
        return found

    def answer(self, path: str) -> Json | None:
        return self.bridge.answers.get(path)

    def enter(self, path: str) -> QWidget:
        box = self.fields.reveal(path)
        assert box is not None, path
        box.setFocus(Qt.FocusReason.TabFocusReason)
        return box

    def show_findings(self) -> None:
        found: dict[str, list[Finding]] = {}
        for finding in self.bridge.state.findings:  # what the window gets when typing pauses
            if finding.rule == "F01" and not self.bridge.checked:
                continue
            found.setdefault(finding.path, []).append(finding)
        self.fields.show_findings(found)


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    theme = Theme(qapp, "light")
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def open_page(form: Form, theme: Theme, qtbot: QtBot) -> Callable[..., Page]:
    def open_page(section_id: str, answers: dict[str, Json] | None = None, width: int = 760) -> Page:
        page = Page(form, section_id, answers or {}, theme)
        qtbot.addWidget(page.area)
        page.area.resize(width, 700)
        page.area.show()
        qtbot.waitExposed(page.area)
        page.area.activateWindow()
        qtbot.waitUntil(page.area.isActiveWindow)
        return page

    return open_page


def compose(box: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends: text under composition, or text that is done."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def type_in(box: QWidget, text: str) -> None:
    """A key press for each character: QTest knows only Latin ones."""
    for char in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(box, key)
