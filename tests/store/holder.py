"""A process that holds a report until it is killed.

python -m tests.store.holder FOLDER REPORT
"""

import sys
import time
from pathlib import Path

from forms.store.holders import Held
from forms.store.store import Store
from tests.store.samples import clock


def main() -> None:
    store = Store.open(Path(sys.argv[1]), clock=clock)
    outcome = store.holders.hold(int(sys.argv[2]), "王五@乙")
    print("held" if isinstance(outcome, Held) else outcome.line, flush=True)
    time.sleep(600)


if __name__ == "__main__":
    main()
