"""Timing side by side: the same run interleaves what is compared, so that a busy machine hurts both alike."""

import gc
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: `value` in `unit`, and the bound that the project set itself (None: only told)."""

    name: str
    value: float
    unit: str
    bound: float | None = None
    against: str = ""

    @property
    def kept(self) -> bool:
        return self.bound is None or self.value <= self.bound


def interleaved(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each task in each round, after one round to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            gc.collect()
            begin = time.perf_counter()
            task()
            if number:
                taken[name].append(time.perf_counter() - begin)
    return taken


def process(command: Sequence[str]) -> Callable[[], object]:
    """A task that runs a whole process and minds its exit code."""

    def run() -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)

    return run


def middle_ms(seconds: Sequence[float]) -> float:
    return median(seconds) * 1000


def p95_ms(seconds: Sequence[float]) -> float:
    """The 95th percentile in milliseconds."""
    return sorted(seconds)[int(len(seconds) * 0.95)] * 1000


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios round by round."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))
