"""The log turns over, holds nothing private, and never fails."""

from datetime import UTC, datetime
from pathlib import Path

from desktop.crash import log
from desktop.crash.log import FILES, LARGEST_BYTES, Log, cleaned

NOON = datetime(2026, 11, 24, 4, 31, tzinfo=UTC)


def test_it_turns_over_and_the_oldest_goes(tmp_path: Path) -> None:
    written = Log(tmp_path / "logs", lambda: NOON)
    for number in range(2200):
        written.write(f"line {number} " + "x" * 1000)
    files = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert files == ["lvze.log", "lvze.log.1", "lvze.log.2"] and len(files) == FILES
    assert all(path.stat().st_size <= LARGEST_BYTES for path in (tmp_path / "logs").iterdir())
    assert "line 2199 " in written.tail()[-1]
    assert len(written.tail()) == log.TAIL_LINES


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    written = Log(tmp_path / "logs", lambda: NOON)
    written.write("line")
    assert written.tail() == []


def test_what_could_be_private_is_taken_out() -> None:
    assert cleaned('QFile: cannot open "述职报告.docx": denied') == "QFile: cannot open …: denied"
    assert cleaned("no such file /srv/somebody/a.docx here") == "no such file … here"
    assert cleaned("值 张三\n收受") == "… … …"
    assert len(cleaned("x " * 1000)) <= log.LONGEST
