"""`python -m forms.commands.prepare` prepares the forms and rules of the program before its first start, as compileall
does its modules."""

import sys

from forms.check.wording.rule_set import rule_set
from forms.definition.loader import BUILT_IN, load_form


def prepare() -> None:
    """Writes what is prepared, also where Python is told to write no byte code by itself."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        for form_id in BUILT_IN:
            rule_set(load_form(form_id).wording())
    finally:
        sys.dont_write_bytecode = before


if __name__ == "__main__":
    prepare()
