"""The page 「检查这台电脑」: what was found, a box to try the input method in, and the ways out."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.centred import centred
from desktop.elided_label import ElidedLabel
from desktop.platform_check.check_row import CheckRow
from desktop.platform_check.examination import Examination
from desktop.platform_check.font_schemes import FontSchemes
from desktop.platform_check.font_table import FontTable
from desktop.platform_check.input_row import InputRow
from desktop.platform_check.item import summary_line
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from desktop.top_bar import hairline, rule

WIDTH_PX = 864  # 800 and the margins


class CheckPage(QWidget):
    """`done` leaves the page; the others carry what the user chose or nothing."""

    done = Signal()
    again = Signal()
    save_asked = Signal()
    folder_opened = Signal()
    scheme_chosen = Signal(str)
    wish_chosen = Signal(str)

    def __init__(self, theme: Theme, *, first: bool) -> None:
        super().__init__()
        self.setObjectName("page:platform_check")
        set_look(self, "surface")
        self._theme = theme
        self.input_row: InputRow | None = None
        title = QLabel("先看看这台电脑" if first else "检查这台电脑")
        set_look(title, "display")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_look(self.summary, "small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(32, 40, 32, 0)
        rows.setSpacing(0)
        rows.addWidget(title)
        rows.addWidget(self.summary)
        rows.addSpacing(20)
        rows.addWidget(rule())
        rows.addLayout(self._rows)
        rows.addWidget(rule())
        self._column = column
        column.installEventFilter(self)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(centred(column, WIDTH_PX))
        foot = QWidget()
        foot.setLayout(self._foot(first))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1000)
        whole.addWidget(centred(foot, WIDTH_PX))
        whole.addStretch(1)

    def show_examination(
        self, found: Examination, folder: str, schemes: FontSchemes, scheme: str, wish: str
    ) -> None:
        """Anew, but for what was typed to try."""
        typed, outcome = ("", "") if self.input_row is None else self.input_row.tried_so_far()
        while (entry := self._rows.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.summary.setText(summary_line(found.items))
        for at, item in enumerate(found.items):
            if at:
                self._rows.addWidget(hairline())
            if item.topic == "input_method":
                row = self.input_row = InputRow(self._theme, item, wish)
                row.wish_chosen.connect(self.wish_chosen)
                if typed:
                    row.take_over(typed, outcome)
            else:
                row = CheckRow(self._theme, item)
            if item.topic == "fonts":
                table = FontTable(found.fonts, schemes.schemes, scheme)
                table.chosen.connect(self.scheme_chosen)
                row.body.addWidget(table)
            if item.topic == "data_folder":
                row.body.addLayout(self._folder_line(folder))
            self._rows.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        """The buttons follow the rows and stay in sight where the rows need scrolling."""
        self.area.setMaximumHeight(self._column.heightForWidth(min(self.width(), WIDTH_PX)))

    def take_focus(self) -> None:
        if self.input_row is not None:
            self.input_row.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folder_line(self, folder: str) -> QHBoxLayout:
        place = ElidedLabel(folder)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        set_look(place, "quiet")
        button = QPushButton("打开文件夹")
        button.setObjectName("action:open_data_folder")
        set_look(button, "fix")
        self._theme.set_icon(button, "folder", "accent_text")
        button.clicked.connect(self.folder_opened)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(button)
        line.addWidget(place, 1)
        return line

    def _foot(self, first: bool) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(32, 16, 32, 16)
        foot.setSpacing(8)
        for words, name, look, asked in (
            ("开始使用" if first else "返回", "action:platform_check_done", "primary", self.done),
            ("重新检查", "action:platform_check_again", "", self.again),
            ("保存检查结果…", "action:platform_check_save", "", self.save_asked),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            if look:
                set_look(button, look)
            button.clicked.connect(asked)
            foot.addWidget(button)
        later = QLabel("以后可在“报告”页打开“检查这台电脑”" if first else "结果可以交给信息中心")
        later.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        later.setWordWrap(True)
        later.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_look(later, "quiet")
        foot.addWidget(later, 1)
        return foot
