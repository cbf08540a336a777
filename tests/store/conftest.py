"""A store in a folder whose name is as users' folders are."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.store.store import Store
from tests.store.samples import FORM, NOON, clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # A question mark, where the system allows one, shows that the path is never taken for a URI.
    return tmp_path / f"履责 数据#1 100%{'' if os.name == 'nt' else '?'}"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = Store.open(folder, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def report(store: Store) -> int:
    return store.create(FORM, 2026, "2026年度报告", {"basics.bureau": "云岭县税务局"}, NOON)
