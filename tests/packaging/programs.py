"""The programs under test: this source tree, and what `dev.py build` made last, if anything."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLES = sorted(
    (ROOT / "dist").glob("lvze-*-linux-x86_64*/lvze"), key=lambda path: path.stat().st_mtime, reverse=True
)
PROGRAMS = {
    "source": [sys.executable, "-m", "desktop"],
    **{bundle.parent.name: [str(bundle)] for bundle in BUNDLES[:1]},
}
