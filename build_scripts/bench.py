"""dev.py bench: the project's figures of speed, side by side with what a user would pick instead."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.benches import export, startup, store, window, wording
from build_scripts.benches.measure import Row


def main(arguments: list[str]) -> int:
    """Prints the rows; `--json` as a list of objects, `--quick` with few rounds. Always 0: figures, not a test."""
    rounds = 5 if "--quick" in arguments else 25
    rows: list[Row] = []
    with TemporaryDirectory(prefix="lvze-bench-") as name:
        for module in (export, wording, store, window, startup):
            rows.extend(module.measure(Path(name), rounds))
    if "--json" in arguments:
        print(json.dumps([{**asdict(row), "kept": row.kept} for row in rows], ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        bound = "" if row.bound is None else f"　目标 ≤ {row.bound:g}{'' if row.kept else '　没有达到'}"
        against = f"（比 {row.against}）" if row.against else ""
        print(f"{row.value:9.2f} {row.unit}　{row.name}{against}{bound}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
