"""Messages of at most 40 characters, whatever is quoted in them."""

import re
from collections.abc import Mapping

from forms.check.findings import shortened

LONGEST = 40
_BRACE = re.compile(r"\{(\w+)\}")


def filled(template: str, span: str, fix: str | None, words: Mapping[str, str]) -> str:
    """`template` with {0} the span, {fix} the replacement and `words` for the rest, each cut short as room demands."""
    if "{" not in template:
        return template
    values = {"0": span, "fix": fix or "", **words}
    used = _BRACE.findall(template)
    fixed = len(_BRACE.sub("", template))
    room = max(4, LONGEST - fixed)
    lengths = [len(values.get(name, "")) for name in used]
    if sum(lengths) > room:  # the longest give way first
        limit = max(lengths)
        while limit > 3 and sum(min(length, limit) for length in lengths) > room:
            limit -= 1
        values = {name: shortened(value, limit) for name, value in values.items()}
    return _BRACE.sub(lambda match: values.get(match.group(1), ""), template)
