"""A report with its history, for carrying it to another PC in a .lvze file: keys beside the answers, which a program
that does not know them keeps and passes on."""

import base64
import binascii
import json
import re
import sqlite3
import zlib
from collections.abc import Mapping
from typing import Any, cast, get_args

from forms.report.answers import Json
from forms.report.lvze import SURROGATE
from forms.report.versions import Reason
from forms.store.errors import StoreError, fault
from forms.store.log import edit_from_row, path_id, walk_back
from forms.store.packed import LARGEST_CONTENT_BYTES, unpacked
from forms.store.rows import time_from_number

UID_KEY = "uid"
HISTORY_KEY = "history"

_UID = re.compile("[0-9a-f]{32}")
_INTEGERS = 2**62

_LOG = (
    "SELECT e.seq, e.step, e.kind, e.of_step, p.path, e.head, e.tail, e.old, e.new, e.was, e.at, e.words"
    " FROM edits AS e JOIN paths AS p ON p.id = e.path WHERE e.report = ? ORDER BY e.seq"
)
_VERSIONS = "SELECT seq, at, reason, name, content FROM versions WHERE report = ? ORDER BY id"


def uid_in(extra: Mapping[str, Json]) -> str:
    """The uid of the report in a .lvze file; "" when it has none."""
    uid = extra.get(UID_KEY)
    return uid if isinstance(uid, str) and _UID.fullmatch(uid) else ""


def without_history(extra: Mapping[str, Json]) -> dict[str, Json]:
    """What is kept beside a report: uid and history live in the store's own tables."""
    return {key: value for key, value in extra.items() if key not in (UID_KEY, HISTORY_KEY)}


def packed_history(connection: sqlite3.Connection, report_id: int) -> str:
    """Log and versions as one compressed text: as JSON of its own it would be most of the file."""
    versions = [
        (seq, at, reason, name, zlib.decompress(content).decode())
        for seq, at, reason, name, content in connection.execute(_VERSIONS, (report_id,))
    ]
    history = {"log": connection.execute(_LOG, (report_id,)).fetchall(), "versions": versions}
    data = json.dumps(history, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def take_in_history(connection: sqlite3.Connection, report_id: int, packed: Json | None) -> bool:
    """Gives a report that was just made from the answers of the same file its history. False when that cannot be read
    or does not lead to the answers: nothing of it is kept then, since a wrong undo is worse than none."""
    connection.execute("SAVEPOINT history")
    try:
        _insert(connection, report_id, unpacked_history(packed))
        for row in walk_back(connection, report_id, 0):
            edit_from_row(row)
        taken = True
    # Whatever a file may hold: no such text, no such number, the same seq twice.
    except (StoreError, ValueError, TypeError, LookupError, OverflowError, sqlite3.IntegrityError):
        connection.execute("ROLLBACK TO history")
        taken = False
    connection.execute("RELEASE history")
    return taken


def unpacked_history(packed: Json | None) -> dict[str, Any]:
    if not isinstance(packed, str):
        raise fault("unreadable")
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(base64.b64decode(packed, validate=True), LARGEST_CONTENT_BYTES)
        history = json.loads(text) if unpacking.eof else None
    except (zlib.error, binascii.Error, ValueError, RecursionError):
        raise fault("unreadable") from None
    if not isinstance(history, dict):
        raise fault("unreadable")
    return cast(dict[str, Any], history)


def _insert(connection: sqlite3.Connection, report_id: int, history: dict[str, Any]) -> None:
    for seq, step, kind, of_step, path, head, tail, old, new, was, at, words in history["log"]:
        whole = head is None and tail is None
        numbers = (seq, step, kind, of_step, at, *(() if whole else (head, tail)))
        texts = (path, old, new, words, *(() if was is None else (was,)))
        _check(numbers, texts)
        connection.execute(
            "INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(report_id, seq, step, kind, of_step, path_id(connection, path)),
                *(head, tail, old, new, was, at, words),
            ),
        )
    for seq, at, reason, name, content in history["versions"]:
        _check((seq, at), (name, content))
        if reason not in get_args(Reason):
            raise fault("unreadable")
        time_from_number(at)
        compressed = zlib.compress(content.encode(), 9)
        unpacked(compressed)
        connection.execute(
            "INSERT INTO versions (report, seq, at, reason, name, content) VALUES (?, ?, ?, ?, ?, ?)",
            (report_id, seq, at, reason, name, compressed),
        )


def _check(numbers: tuple[object, ...], texts: tuple[object, ...]) -> None:
    for number in numbers:
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < _INTEGERS:
            raise fault("unreadable")
    for text in texts:
        if not isinstance(text, str) or SURROGATE.search(text):
            raise fault("unreadable")
