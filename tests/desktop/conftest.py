"""What tests of widgets leave behind outside their windows."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """No test finds what an earlier one copied, and none outlives Python.

    Without a screen, Qt keeps what was copied in a static of its own and destroys it after Python has ended: data that
    Python made, as a passage's copy is, then ends the process with a segmentation fault.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
