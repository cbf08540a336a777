"""Names of offices against the report's own: one name for one office, and the right superiors."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from forms.check.wording.blocks import Context, Names
from forms.check.wording.hits import DocumentAlgorithm, Hit, Seen, needs_any
from forms.check.wording.options import Options
from forms.check.wording.prefilter import Needs
from forms.check.wording.reading import Reading

_FULL = re.compile(r"国家税务总局(?P<core>[\u4e00-\u9fff]{2,14}?)税务局")
_COUNTY = re.compile(r"(?P<core>[\u4e00-\u9fff]{1,4}[县区旗])税务局")
_LED = re.compile(
    r"(?:在|对照|与)(?P<who>[^，。；：“”]{2,40}?)(?:的?(?:正确|坚强|有力|统一|具体)?(?:领导|指导)下|的?(?:各项)?要求)"
)
_BODIES = re.compile(
    r"(?:国家税务总局)?(?:[\u4e00-\u9fff]{0,3}[省市县区]?税务局党委|[省市县区]局党委|(?:省|市|县|区|州|地|盟|旗)委(?![员办托书常宣组统政巡党]))"
)

# What only a county's report says of its own surroundings, and what only a city's says of those below it.
_OF_COUNTY = re.compile("[县区]税务局|县直|县委|县长|县纪委|县政府|县人大|县政协")
_OF_CITY = re.compile("各县|县局|县（市|县（区|区县|县区局|市县两级")


class UnitNames(DocumentAlgorithm):
    """Several short names for the own office (我局、本局、县局): the rarer ones; the full name of another county's."""

    def __init__(self, options: Options) -> None:
        self._forms = options.texts("forms", ("我局", "本局", "县局"))
        self._other_message = options.text("other_message", "")
        self._pattern = re.compile(
            "(?<![各乡])(?:" + "|".join(re.escape(form) for form in self._forms) + ")(?!限|部|长们|们)"
        )
        self.needs: Needs = needs_any([*self._forms, "税务局"])

    def look(self, reading: Reading, context: Context) -> Any:
        text = reading.text
        short = tuple((m.group(), m.start()) for m in self._pattern.finditer(text))
        others = tuple(
            (m.group("core"), *m.span("core")) for rx in (_FULL, _COUNTY) for m in rx.finditer(text)
        )
        return (short, others) if short or others else None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        places: list[tuple[int, str, int]] = []
        for one in seen:
            short, others = one.facts
            places.extend((one.index, form, at) for form, at in short)
            if context.names.unit_full_name:
                for core, start, end in others:
                    if not _is_known(core, context.names):
                        right = context.names.county or None
                        fits = right and core[-1] == right[-1] and len(core) <= len(right) + 2
                        yield (
                            one.index,
                            Hit(start, end, right if fits else None, {"1": core}, None, self._other_message),
                        )
        counts = Counter(form for _, form, _ in places)
        if len(counts) < 2:
            return
        most = max(counts.values())
        own = context.names.unit_short
        usual = own if own in counts else next(f for _, f, _ in places if counts[f] == most)
        for index, form, at in places:
            if form != usual:
                yield index, Hit(at, at + len(form), usual, {"1": usual})


def _is_known(core: str, names: Names) -> bool:
    own = names.unit_full_name + names.addressee + names.city + names.county + names.party_org_name
    return (
        core in own
        or core.endswith(("省", "市", "自治区", "自治州"))
        or core[-2:] in own
        or core in ("各县", "县")
    )


class Leaders(DocumentAlgorithm):
    """在……领导下: the bodies named there are those of the report's settings. Without settings, a county's tax office is
    led by the city's tax office and the county's committee, not by the city's committee."""

    def __init__(self, options: Options) -> None:
        self._always = options.texts("always", ("党中央", "中央", "税务总局", "总局", "上级"))
        self.needs: Needs = (
            ("领导下",),
            ("指导下",),
            ("要求",),
            ("县",),
            ("区税务局",),
            ("市税务局",),
            ("市局",),
            ("税务局",),
        )

    def look(self, reading: Reading, context: Context) -> Any:
        text = reading.text
        led = _LED.finditer(text) if "导下" in text or "要求" in text else ()
        found = tuple(
            (body.group(), body.start(), body.end())
            for match in led
            for body in _BODIES.finditer(text, *match.span("who"))
        )
        city = reading.block.role in ("title", "signature") and "市税务局" in text
        level = "city" if city or _OF_CITY.search(text) else "county" if _OF_COUNTY.search(text) else ""
        tax = "税务局" in text or "局党委" in text
        return (found, level, tax) if found or level or tax else None

    def judge(self, seen: Sequence[Seen], context: Context) -> Iterator[tuple[int, Hit]]:
        leading = context.names.leading_body
        own = f"{leading}、{context.names.addressee}".replace("国家税务总局", "")
        levels = {one.facts[1] for one in seen}
        # A county's government is led by the city's committee; only its tax office is not.
        county = "county" in levels and "city" not in levels and any(one.facts[2] for one in seen)
        for one in seen:
            found, _, _ = one.facts
            for body, start, end in found:
                name = body.removeprefix("国家税务总局")
                wrong = not self._is_own(name, own) if leading else county and name in ("市委", "省委")
                if wrong:
                    right = leading or "市税务局党委和县委"
                    yield one.index, Hit(start, end, None, {"1": right})

    def _is_own(self, name: str, own: str) -> bool:
        if name in own or any(word in name for word in self._always):
            return True
        if name.endswith("局党委"):  # 市局党委 and 市税务局党委 are one body
            level = name.removesuffix("局党委").removesuffix("税务")[-1:]
            return any(form in own for form in (f"{level}税务局", f"{level}局")) or level in "省"
        return any(part.endswith(name[-2:]) for part in re.split("[、和及]", own))
