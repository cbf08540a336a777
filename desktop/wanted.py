"""What can be done about a finding, and what somebody asks for beside it, wherever it is shown."""

import re
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from forms.check.findings import Finding

KEEP = "写明理由后保留"
# What is missing, can't be read or does not add up is not a matter of opinion; a word is, whatever its rule says.
_FACTS = re.compile(r"[FC]\d\d")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The first way out of `finding`; with `menu_at` all of them, as a menu below that widget."""

    finding: Finding
    menu_at: QWidget | None = None


def may_keep(finding: Finding) -> bool:
    """Whether the clerk may say that it is right as it is."""
    return finding.severity != "error" or not _FACTS.fullmatch(finding.rule)


def first_way_out(finding: Finding) -> str:
    """What the button beside it says; "" where only the place itself helps."""
    if finding.fix is not None:
        return finding.fix.label
    return KEEP if finding.severity == "warning" and may_keep(finding) else ""
