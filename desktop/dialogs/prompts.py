"""Everything that stops to ask: the only place with `exec` and the ready-made dialogs of Qt."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

# The classes of dialogs are imported where they are shown: each start would pay 7 ms for them.


class Prompts(Protocol):
    """What the window asks. Tests answer with a stand-in."""

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Where to write a file; overwriting is asked about separately. None: called off."""
        ...

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        """A file to read; None: called off."""
        ...

    def confirm(self, question: str, detail: str, do: str) -> bool:
        """`do` is the word on the button that goes ahead."""
        ...

    def text(self, title: str, label: str, value: str) -> str | None:
        """A line of text; None: called off."""
        ...


class WindowPrompts:
    """Asks with dialogs over `parent`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def save_path(self, title: str, suggested: Path, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        # The suffix may be added after the dialog has closed, so the question about overwriting comes from us.
        name, _ = QFileDialog.getSaveFileName(
            self.parent, title, str(suggested), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        return Path(name) if name else None

    def open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(folder), kinds)
        return Path(name) if name else None

    def confirm(self, question: str, detail: str, do: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.parent)
        box.setWindowTitle("履责")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(question)
        box.setInformativeText(detail)
        yes = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        return box.clickedButton() is yes

    def text(self, title: str, label: str, value: str) -> str | None:
        from PySide6.QtWidgets import QInputDialog

        answer, accepted = QInputDialog.getText(self.parent, title, label, text=value)
        return answer.strip() if accepted and answer.strip() else None


def tell_of_start(line: str) -> None:
    """The program can't open its window: the only message that nobody asked for."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    if QApplication.instance() is None:
        return  # not even a dialog can be shown; the report is written
    box = QMessageBox(QMessageBox.Icon.NoIcon, "履责", line)
    box.addButton("关闭", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
