"""What a file has that differs from the report of this PC, section by section; the user chooses what to take."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.choosing_page import ChoosingPage
from desktop.history.comparison import change_block
from desktop.theme.look import set_look
from desktop.theme.theme import Theme
from forms.manuscript.compare import SectionDiff
from forms.store.carried_versions import CarriedVersion

COLUMN_PX = 900
VERSIONS = "versions"  # no id of a section: those are keyed by number


class ImportPage(ChoosingPage):
    """`taken` carries the sections that are to be as in the file, and whether its versions come along."""

    taken = Signal(list, bool)

    def __init__(
        self,
        file_name: str,
        sections: Sequence[SectionDiff],
        counts: tuple[int, int],
        versions: Sequence[CarriedVersion],
        theme: Theme,
    ) -> None:
        self._sections = list(sections)
        self._versions = list(versions)
        places = sum(map(_places, self._sections))
        super().__init__(
            f"“{file_name}”和这里的报告有 {places} 处不同",
            f"文件里填了 {counts[1]} 项，这里填了 {counts[0]} 项。勾上的栏换成文件里的，没勾的不动。"
            "划去的是这里的，画线的是文件里的。",
            ("全部用文件里的", "全部留这里的"),
            COLUMN_PX,
        )
        self.setObjectName("page:import")
        for at, section in enumerate(self._sections):
            blocks = [change_block(theme, item.label, item) for item in section.items]
            words = f"{section.title}　用文件里的（{_places(section)} 处）"
            self.offer(str(at), words, *blocks, ticked=False).setObjectName(f"import:{section.id}")
        if versions:
            self._offer_versions()
        self.deed.setObjectName("action:take_import")
        self.deed.clicked.connect(lambda: self.taken.emit(self.chosen(), VERSIONS in self.ticked()))
        back = QPushButton("都不用，留着这里的")
        back.setObjectName("action:leave_import")
        note = QLabel("换过的可以撤销")
        set_look(note, "small")
        self.finish(back, note, told=self._count)

    def chosen(self) -> list[SectionDiff]:
        ticked = self.ticked()
        return [section for at, section in enumerate(self._sections) if str(at) in ticked]

    def _offer_versions(self) -> None:
        """Ticked: they only come beside what is here."""
        names = QLabel("、".join(f"{version.name}（{version.day}）" for version in self._versions))
        names.setWordWrap(True)
        set_look(names, "small")
        words = f"文件里起了名的版本　放进这里的历史版本（{len(self._versions)} 个）"
        self.offer(VERSIONS, words, names, ticked=True).setObjectName("import:versions")

    def _count(self) -> None:
        parts = [f"{count} 栏"] if (count := len(self.chosen())) else []
        if VERSIONS in self.ticked():
            parts.append(f"{len(self._versions)} 个版本")
        self.deed.setText(f"读入勾上的 {'和 '.join(parts)}" if parts else "读入勾上的")
        self.deed.setEnabled(bool(parts))


def _places(section: SectionDiff) -> int:
    """A passage that only says another figure is shown, not counted."""
    return sum(bool(item.paths) for item in section.items)
