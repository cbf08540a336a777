"""The zip container of a Word file, with the same bytes for the same parts."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold


def zip_package(parts: Iterable[tuple[str, str]]) -> bytes:
    """`parts`: (name, XML text) in the order they are to stand; [Content_Types].xml first."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, text.encode("utf-8"), compresslevel=6)
    return buffer.getvalue()
