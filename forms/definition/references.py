"""References inside a form: ids that are doubled or reserved, blanks and rules that point nowhere."""

import re
from collections.abc import Iterator

from forms.definition.fields import ChoiceField, TextField
from forms.definition.figures import BreakdownField, SeriesField
from forms.definition.form import Form, Section

_BLANK = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\}")
_RESERVED = {"heading", "passages", "done"}
_SELECTORS = {
    "growth": {"current", "change", "rate"},
    "breakdown": {"total", "parts"},
    "list": {"count"},
    "count": {"value"},
    "amount": {"value"},
    "rate": {"value"},
    "minutes": {"value"},
    "text": {"value"},
    "name": {"value"},
    "long_text": {"value"},
}

Place = tuple[str, str, str]  # section id, place, message


def reference_faults(form: Form) -> Iterator[Place]:
    seen: set[str] = set()
    for section in form.sections:
        if section.id in seen or section.id in {c.id for c in form.chapters}:
            yield section.id, "id", f"「{section.id}」重复"
        seen.add(section.id)
        if section.chapter and section.chapter not in {c.id for c in form.chapters}:
            yield section.id, "chapter", f"没有「{section.chapter}」这一章"
        yield from _id_faults(section)
        yield from _text_faults(form, section)
        yield from _rule_faults(form, section)
        yield from _explained_faults(form, section)
    for number, profile in enumerate(form.length_profiles, 1):
        for part in profile.parts:
            if part.chapter not in {c.id for c in form.chapters}:
                yield "", f"length_profile[{number}]", f"没有「{part.chapter}」这一章"
    for needed in ("report_year", "title"):
        if f"basic.{needed}" not in form.fields_by_path:
            yield "basic", needed, "每张表单都要有这一项"


def _id_faults(section: Section) -> Iterator[Place]:
    ids: set[str] = set(_RESERVED)
    entries = [("field", n, f.id) for n, f in enumerate(section.fields, 1)]
    entries += [("passage", n, p.id) for n, p in enumerate(section.passages, 1)]
    for kind, number, entry_id in entries:
        if entry_id in ids or (kind == "passage" and entry_id.startswith("added_")):
            yield section.id, f"{kind}[{number}].id", f"「{entry_id}」重复或已留作他用"
        ids.add(entry_id)
    for number, item in enumerate(section.fields, 1):
        suffixes = [i.suffix for i in item.inputs()]
        if len(set(suffixes)) != len(suffixes):
            yield section.id, f"field[{number}]", "各分项的 id 重复"
        if (
            isinstance(item, ChoiceField)
            and item.default
            and item.default not in {o.id for o in item.options}
        ):
            yield section.id, f"field[{number}].default", f"没有「{item.default}」这个选项"
        if isinstance(item, BreakdownField | SeriesField) and not item.inputs():
            yield section.id, f"field[{number}]", "没有分项"


def _text_faults(form: Form, section: Section) -> Iterator[Place]:
    texts = [("heading", section.heading)]
    texts += [(f"passage[{n}].text", p.template) for n, p in enumerate(section.passages, 1)]
    texts += [
        (f"field[{n}].default", f.default)
        for n, f in enumerate(section.fields, 1)
        if isinstance(f, TextField)
    ]
    for place, text in texts:
        for ref in _BLANK.findall(text.replace("{{", "").replace("}}", "")):
            if not _known(form, section, ref):
                yield section.id, place, f"空格 {{{ref}}} 没有对应的字段"


def _known(form: Form, section: Section, ref: str) -> bool:
    head, _, rest = ref.partition(".")
    if head == "year" and rest:
        return rest in form.years.labels
    field = form.fields_by_path.get(f"{section.id}.{head}")
    if field is None:
        name, _, rest = rest.partition(".")
        field = form.fields_by_path.get(f"{head}.{name}")
    return field is not None and (not rest or rest in _SELECTORS.get(field.kind, set()))


def _explained_faults(form: Form, section: Section) -> Iterator[Place]:
    known = {s.id for s in form.sections if section.explains and s.kind == section.explains}
    for number, passage in enumerate(section.passages, 1):
        for target in passage.explains:
            if target not in known:
                yield section.id, f"passage[{number}].explains", f"没有「{target}」这个问题"


def _rule_faults(form: Form, section: Section) -> Iterator[Place]:
    known = form.inputs_by_path
    for number, rule in enumerate(section.rules, 1):
        for key in ("left", "right", "needed", "date", "year"):
            path = getattr(rule, key, "")
            if path and path not in known:
                yield section.id, f"rule[{number}].{key}", f"没有「{path}」这个字段"
        if len(rule.message) > 40:
            yield section.id, f"rule[{number}].message", f"提示 {len(rule.message)} 字，超过 40 字"
