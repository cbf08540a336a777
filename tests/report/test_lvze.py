"""The .lvze format: what goes in comes out, strangers' keys survive, and nothing unreadable ends in a traceback."""

import json
import re
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.report.answers import Answers, Json
from forms.report.lvze import (
    DEEPEST_NESTING,
    FORMAT,
    LARGEST_FILE_BYTES,
    LvzeDocument,
    LvzeError,
    decode,
    encode,
)

SAMPLE: dict[str, Any] = {
    "format": 1,
    "form": "first_responsible",
    "year": 2026,
    "answers": {"basics.bureau": "云岭县税务局", "party_and_business.tax_revenue.current": "123456.78"},
}


def sample_bytes(**changes: Any) -> bytes:
    return json.dumps(SAMPLE | changes).encode()


def fault_of(data: bytes) -> LvzeError:
    with pytest.raises(LvzeError) as caught:
        decode(data)
    return caught.value


# Half a surrogate pair beside the other half is one character to every JSON reader; only there does text change.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
texts = st.text(st.characters(codec=None), max_size=20).filter(lambda text: not PAIR.search(text))
values = st.recursive(
    texts | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(
    texts.filter(bool), st.integers(1, 9999), st.dictionaries(texts, values), st.dictionaries(texts, values)
)
def test_everything_written_reads_back_the_same(
    form: str, year: int, answers: dict[str, Json], extra: dict[str, Json]
) -> None:
    document = decode(encode(form, year, answers, extra))
    kept = {key: value for key, value in extra.items() if key not in SAMPLE}
    assert document == LvzeDocument(form, year, Answers(answers), kept)


def test_the_file_is_readable_sorted_and_the_same_each_time() -> None:
    data = encode("first_responsible", 2026, {"b": "乙", "a": "甲"})
    assert data == encode("first_responsible", 2026, {"a": "甲", "b": "乙"})
    assert data.decode() == (
        '{\n  "answers": {\n    "a": "甲",\n    "b": "乙"\n  },\n'
        '  "form": "first_responsible",\n  "format": 1,\n  "year": 2026\n}\n'
    )


def test_unknown_keys_and_unknown_answers_are_written_back() -> None:
    stranger = {"history": [{"seq": 1, "who": None}], "signed": True}
    document = decode(sample_bytes(**stranger, answers={"of.a.later.form": {"rows": [1, None]}}))
    again = json.loads(encode(document.form, document.year, document.answers, document.extra))
    assert again == SAMPLE | stranger | {"answers": {"of.a.later.form": {"rows": [1, None]}}}


def test_extra_cannot_replace_what_the_report_says() -> None:
    document = decode(encode("first_responsible", 2026, {}, {"year": 1999, "format": 7, "answers": "no"}))
    assert (document.year, dict(document.answers), dict(document.extra)) == (2026, {}, {})


def test_an_answer_that_is_null_is_absent() -> None:
    assert dict(decode(sample_bytes(answers={"a": None, "b": "1"})).answers) == {"b": "1"}


def test_a_byte_order_mark_is_read_over() -> None:
    assert decode(b"\xef\xbb\xbf" + sample_bytes()) == decode(sample_bytes())


def test_lone_surrogates_survive_and_the_bytes_stay_utf_8() -> None:
    answers: dict[str, Json] = {"a": "头\ud83d尾", "b\udc00": ["\udfff"]}
    data = encode("first_responsible", 2026, answers)
    data.decode("utf-8")
    assert dict(decode(data).answers) == answers


def test_numbers_that_json_or_python_cannot_hold_become_text() -> None:
    digits = "9" * 5000
    data = sample_bytes().replace(b'"answers": {', b'"answers": {"big": %b, "far": 1e999,' % digits.encode())
    answers = decode(data).answers
    assert (answers["big"], answers["far"]) == (digits, "1e999")
    nan = json.loads(encode("f", 2026, {"a": [float("nan")], "b": {"c": float("-inf")}}))
    assert nan["answers"] == {"a": ["nan"], "b": {"c": "-inf"}}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("empty", b""),
        ("empty", b"\xef\xbb\xbf \r\n"),
        ("empty", bytes(4096)),
        ("encoding", json.dumps(SAMPLE, ensure_ascii=False).encode("gb18030")),
        ("encoding", json.dumps(SAMPLE, ensure_ascii=False).encode("utf-16")),
        ("encoding", b"PK\x03\x04\xff\xfe\x00"),
        ("broken", sample_bytes()[:-5]),
        ("broken", b"hello"),
        ("broken", b'{"a": 1} {"b": 2}'),
        ("broken", b"[" * 1_000_000),
        ("broken", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        ("shape", b"[]"),
        ("shape", b"1"),
        ("shape", b"{}"),
        ("shape", sample_bytes(format="1")),
        ("shape", sample_bytes(format=True)),
        ("shape", sample_bytes(format=0)),
        ("shape", sample_bytes(form="")),
        ("shape", sample_bytes(form=3)),
        ("shape", sample_bytes(year="2026")),
        ("shape", sample_bytes(year=True)),
        ("shape", sample_bytes(year=0)),
        ("shape", sample_bytes(year=10**30)),
        ("shape", sample_bytes(answers=[])),
        ("shape", sample_bytes(answers=None)),
        ("newer", sample_bytes(format=FORMAT + 1)),
        ("newer", b'{"format": 2}'),
        ("large", b" " * (LARGEST_FILE_BYTES + 1)),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_cannot_be_read_is_named_in_one_line(kind: str, data: bytes) -> None:
    error = fault_of(data)
    assert error.kind == kind
    line = str(error)
    assert 0 < len(line) <= 60 and "\n" not in line
    assert not re.search(r"[A-Za-z]", line.replace("UTF-8", ""))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_report_or_one_clear_error(data: bytes) -> None:
    with pytest.raises(LvzeError):
        decode(data)


@given(st.data())
def test_a_damaged_report_is_a_report_or_one_clear_error(data: st.DataObject) -> None:
    damaged = bytearray(encode("first_responsible", 2026, SAMPLE["answers"]))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(decode(bytes(damaged)), LvzeDocument)
    except LvzeError:
        pass


def nested(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_nesting_is_bounded_alike_for_reading_and_writing() -> None:
    deepest = {"a": nested(DEEPEST_NESTING)}
    assert dict(decode(encode("f", 2026, deepest)).answers) == deepest
    too_deep = {"a": nested(DEEPEST_NESTING + 1)}
    assert fault_of(sample_bytes(answers=too_deep)).kind == "shape"
    with pytest.raises(LvzeError):
        encode("f", 2026, too_deep)
    with pytest.raises(LvzeError):
        encode("f", 2026, {"a": nested(sys.getrecursionlimit() * 2)})


def test_ten_thousand_long_answers_are_read_and_written() -> None:
    answers: dict[str, Json] = {f"section.field_{n}": "责任" * 200 for n in range(10_000)}
    assert dict(decode(encode("f", 2026, answers)).answers) == answers
