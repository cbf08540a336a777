"""What a start would parse anew each time, parsed beforehand: the tables of the form and of the year words.

A packaged program writes nothing into its own folder, so it is handed out with them. The rules of the wording are
left out: they are wanted only after the first tab, and three quarters of a megabyte are not to be had.
"""

import subprocess
import sys
from pathlib import Path

from build_scripts.building.content import ROOT

NAMES = ("form", "years")
PREPARE = """
import sys
from pathlib import Path

from forms.definition import loader, loader_prepared

root, target = map(Path, sys.argv[1:])
loader_prepared.PreparedFile.load = lambda self: None
write = loader_prepared.PreparedFile.save


def save(self, value):
    path = target / self.path.relative_to(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(loader_prepared.PreparedFile(path, self.key), value)


loader_prepared.PreparedFile.save = save
sys.dont_write_bytecode = False
for form_id in loader.BUILT_IN:
    loader.load_form(form_id)
"""


def prepared_files(work: Path) -> list[tuple[str, str]]:
    """Each file with the folder of the program that it goes to, as PyInstaller's `datas`."""
    target = work / "prepared"
    subprocess.run([sys.executable, "-c", PREPARE, str(ROOT), str(target)], check=True, cwd=ROOT)
    found = [path for path in sorted(target.rglob("*.prepared")) if path.name.partition(".")[0] in NAMES]
    if not found:
        raise RuntimeError("nothing was prepared: see forms/definition/loader_prepared.py")
    return [(str(path), path.relative_to(target).parent.as_posix()) for path in found]
