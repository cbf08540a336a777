"""A report that another window has: everything can be read and copied, nothing written."""

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QTextEdit, QWidget

from desktop.passages.passage_row import PassageRow

# Buttons that change the report, by the beginning of their names.
CHANGING = ("action:done:", "action:add:", "action:fill_from_problems", "last.rectified", "last.done")


def freeze(page: QWidget) -> None:
    """The bridge refuses edits anyhow; this shows it beforehand."""
    for box in page.findChildren(QWidget):
        if isinstance(box, QLineEdit | QTextEdit):
            box.setReadOnly(True)
        elif isinstance(box, QComboBox | QCheckBox):
            box.setEnabled(False)
        elif isinstance(box, PassageRow):
            box.set_actions()
        elif isinstance(box, QAbstractButton) and box.objectName().startswith(CHANGING):
            box.setEnabled(False)
