"""Tracebacks that carry nothing of the report."""

import pytest

from desktop.crash.trace_text import fault_lines, kind_of, short_name, trace_lines

SECRET = "张三收受礼金三万元"


def _fails(text: str) -> None:
    held = {text: text}
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"bad {held}") from error


def test_kinds_places_and_causes_are_told_and_no_words() -> None:
    with pytest.raises(ValueError) as caught:
        _fails(SECRET)
    lines = trace_lines(caught.value, caught.value.__traceback__)
    text = "\n".join(lines)
    assert lines[0] == "ValueError"
    assert "起因：KeyError" in lines
    assert "test_trace_text.py:" in text and "_fails" in text
    assert SECRET not in text and "bad" not in text


def test_the_number_of_a_system_error_is_told_and_no_path() -> None:
    assert (
        kind_of(PermissionError(13, "denied", "/srv/somebody/述职.docx"))
        == "PermissionError（系统错误号 13）"
    )


def test_an_endless_recursion_stays_short() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    assert len(trace_lines(caught.value, caught.value.__traceback__)) < 100


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("/opt/lvze/desktop/fields/line_edit.py", "desktop/fields/line_edit.py"),
        ("C:\\Users\\某某\\履责\\_internal\\forms\\cli.py", "forms/cli.py"),
        ("desktop/app.py", "desktop/app.py"),
        ("/x/.venv/lib/site-packages/docx/api.py", "docx/api.py"),
        ("/srv/某某/python/threading.py", "threading.py"),
        ("<string>", "<string>"),
        ("", "?"),
    ],
)
def test_where_the_program_lies_is_not_told(file: str, name: str) -> None:
    assert short_name(file) == name


def test_what_faulthandler_wrote_is_shortened() -> None:
    written = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f1 (most recent call first):\n"
        f'  File "/opt/某某/desktop/app.py", line 58 in run_window\n  something {SECRET}\n'
    )
    assert fault_lines(written) == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f1 (most recent call first):",
        "  desktop/app.py:58 run_window",
    ]
