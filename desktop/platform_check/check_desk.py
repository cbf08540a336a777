"""What the page 「检查这台电脑」 does: examines, keeps choices, saves the result."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.dialogs.prompts import Prompts
from desktop.platform_check.check_page import CheckPage
from desktop.platform_check.examination import Facts, examine, office_text
from desktop.platform_check.font_schemes import SETTING as SCHEME_SETTING
from desktop.platform_check.font_schemes import load_font_schemes
from desktop.platform_check.input_method import INPUT_SETTING, SEEN_SETTING, as_wish
from desktop.platform_check.try_box import UNTRIED
from desktop.settings import Settings
from desktop.theme.theme import Theme

FILE_NAME = "履责-电脑检查结果.txt"
TEXT_FILES = "文本文件 (*.txt)"


class CheckDesk(QObject):
    """Made when the page is wanted. `told` carries a line of news, `folder_opened` the data folder."""

    done = Signal()
    told = Signal(str)
    folder_opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        settings: Settings,
        prompts: Prompts,
        facts: Callable[[], Facts],
        documents: Path,
        *,
        first: bool,
    ) -> None:
        super().__init__()
        self._folder = folder
        self._settings = settings
        self._prompts = prompts
        self._facts = facts
        self._documents = documents
        self._schemes = load_font_schemes()
        self.page = CheckPage(theme, first=first)
        self.page.done.connect(self.done)
        self.page.again.connect(self.examine)
        self.page.save_asked.connect(self._save)
        self.page.folder_opened.connect(lambda: self.folder_opened.emit(folder))
        self.page.scheme_chosen.connect(self._choose_scheme)
        self.page.wish_chosen.connect(lambda wish: settings.keep(INPUT_SETTING, wish))
        self.examine()
        settings.keep(SEEN_SETTING, "1")

    def examine(self) -> None:
        """Anew, from the PC as it is now."""
        scheme = self._schemes.chosen(self._settings)
        wish = as_wish(self._settings.text_at(INPUT_SETTING))
        self.found = examine(self._facts(), self._folder, scheme, self._schemes.alternates, wish)
        self.page.show_examination(self.found, str(self._folder), self._schemes, scheme.id, wish)

    def _choose_scheme(self, scheme: str) -> None:
        self._settings.keep(SCHEME_SETTING, scheme)
        self.examine()

    def _save(self) -> None:
        target = self._prompts.save_path("保存检查结果", self._documents / FILE_NAME, TEXT_FILES)
        if target is None:
            return
        if target.exists() and not self._prompts.confirm(
            f"“{target.name}”已经有了，要覆盖吗？", "覆盖后，原来的文件就没有了。", "覆盖"
        ):
            return
        row = self.page.input_row
        text = office_text(self.found, row.box.outcome if row is not None else UNTRIED)
        try:
            target.write_text(text, encoding="utf-8-sig")  # 记事本 on old Windows reads it by its mark
        except OSError:
            self.told.emit("没有存上：这个位置写不进去，换一个文件夹再存。")
            return
        self.told.emit(f"检查结果存在 {target}")
