"""Where the files of the look lie. By the place of this file, also in the packaged program: importlib.resources,
with the archives that it can read from, costs every start about 10 ms."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
