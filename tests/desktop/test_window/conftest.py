"""The stage of the window tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import prepare_application
from tests.desktop.test_window.stage import Stage


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    prepare_application(qapp)
    made = Stage(qapp, qtbot, tmp_path)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.turn()
