"""Where the window was: an ini file in the data folder, never the registry."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE_NAME = "window.ini"


class Settings:
    """Reading never fails, and a folder that cannot be written to only means that the window forgets."""

    def __init__(self, folder: Path) -> None:
        self._ini = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def bytes_at(self, key: str) -> QByteArray:
        value = self._ini.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text_at(self, key: str) -> str:
        value = self._ini.value(key)
        return value if isinstance(value, str) else ""

    def number_at(self, key: str, default: int) -> int:
        text = str(self._ini.value(key, default))
        return int(text) if text.isdigit() else default

    def keep(self, key: str, value: QByteArray | str | int) -> None:
        self._ini.setValue(key, value)

    def sync(self) -> None:
        self._ini.sync()
