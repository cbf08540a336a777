"""Looks into a Word file: its parts as lxml trees, found by XPath with the usual prefixes."""

import zipfile
from io import BytesIO

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] # compiled, without stubs

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
_W = f"{{{NS['w']}}}"


class WordFile:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.testzip() is None
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def find(self, part: str, path: str) -> list[etree._Element]:
        found = self.tree(f"word/{part}.xml").xpath(path, namespaces=NS)
        assert isinstance(found, list)
        return found

    def one(self, part: str, path: str) -> etree._Element:
        (element,) = self.find(part, path)
        return element

    def style(self, style_id: str, path: str) -> dict[str, str]:
        """The attributes, without prefix, of the element at `path` under a style."""
        return attributes(self.one("styles", f"//w:style[@w:styleId='{style_id}']/{path}"))

    def has(self, style_id: str, path: str) -> bool:
        return bool(self.find("styles", f"//w:style[@w:styleId='{style_id}']/{path}"))


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(key).removeprefix(_W): str(value) for key, value in element.attrib.items()}
