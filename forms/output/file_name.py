"""File names that Windows, Linux, Word and LibreOffice all accept."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
# Windows keeps these names for devices, also with an extension behind them.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$")
# Linux allows 255 bytes; LibreOffice's lock file adds 8 and .docx 5, a version mark a few more.
_MAX_BYTES = 220
_FALLBACK = "报告"


def safe_file_name(text: str) -> str:
    """A file name without extension, made of `text`: forbidden characters become _, controls and invisible marks go,
    at most 220 bytes of UTF-8. Never empty."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    unseen = ("Cc", "Cf", "Cs", "Cn", "Co")
    text = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in unseen)
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    text = _FORBIDDEN.sub("_", text)
    text = _cut(text)
    # Leading dots hide a file on Linux, ~$ is Word's mark of an owner file; Windows drops dots and spaces at the end.
    text = text.lstrip(" .~$").rstrip(" .")
    if not text.strip("_ "):
        return _FALLBACK
    return f"_{text}" if _DEVICES.match(text) else text


def _cut(text: str) -> str:
    encoded = text.encode("utf-8")
    if len(encoded) <= _MAX_BYTES:
        return text
    return encoded[:_MAX_BYTES].decode("utf-8", "ignore")
