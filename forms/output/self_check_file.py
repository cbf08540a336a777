"""The self-check as files: JSON to compare, Word to print and sign."""

import json
from hashlib import sha256
from pathlib import Path

from forms.check.self_check import SelfCheck
from forms.output.export import export_docx, standard_layout, write_bytes


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal. Raises OSError."""
    return sha256(path.read_bytes()).hexdigest()


def write_self_check(check: SelfCheck, target: Path) -> None:
    """Writes `check` as .json, else as a Word file. Raises ExportError; the old file stays on any failure."""
    if target.suffix.lower() == ".json":
        text = json.dumps(check.as_json(), ensure_ascii=False, indent=1, sort_keys=True)
        write_bytes(target, f"{text}\n".encode("utf-8", "surrogatepass"))
    else:
        export_docx(check.manuscript(), target, layout=standard_layout())
