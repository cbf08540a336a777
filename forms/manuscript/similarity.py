"""How alike two texts are: last year's passage beside this year's."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a comparison: in both texts, only in the earlier, or only in the later one."""

    text: str
    state: Literal["same", "gone", "new"]


def likeness(before: str, after: str) -> float:
    """Jaccard similarity of the character trigrams, 0–1; two texts without trigrams are alike when equal."""
    left, right = _trigrams(before), _trigrams(after)
    if not left and not right:
        return 1.0 if before == after else 0.0
    return len(left & right) / len(left | right)


def _trigrams(text: str) -> set[str]:
    plain = "".join(text.split())
    return {plain[at : at + 3] for at in range(len(plain) - 2)}


def sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SENTENCE.findall(text) if part)


def compare(before: str, after: str) -> tuple[Sentence, ...]:
    """The two texts as one run of sentences, in reading order; joined "same" and "new" give `after` back."""
    old, new = sentences(before), sentences(after)
    result: list[Sentence] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            result.extend(Sentence(text, "same") for text in old[i:j])
        else:
            result.extend(Sentence(text, "gone") for text in old[i:j])
            result.extend(Sentence(text, "new") for text in new[k:m])
    return tuple(result)
