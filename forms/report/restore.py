"""Taking an earlier (or another) state back: mappings for `ReportSession.edit`, so that each is one undo step."""

from collections.abc import Collection, Mapping

from forms.definition.form import Form
from forms.report.answers import Answers, Json
from forms.report.outline import order_path, passages_in_use

Restored = Mapping[str, Json | None]


def restored(now: Answers, then: Answers) -> Restored:
    """What makes `now` equal to `then`; {} when it is."""
    paths = dict.fromkeys((*then, *now))
    return {path: then.get(path) for path in paths if then.get(path) != now.get(path)}


def restored_paths(now: Answers, then: Answers, paths: Collection[str]) -> Restored:
    """The same for some answers only: a field is the paths of its inputs."""
    return {path: value for path, value in restored(now, then).items() if path in paths}


def restored_sections(now: Answers, then: Answers, sections: Collection[str]) -> Restored:
    """The same for everything in some sections, given by their ids: fields, passages, their order, headings."""
    return {p: value for p, value in restored(now, then).items() if p.partition(".")[0] in sections}


def restored_passage(form: Form, now: Answers, then: Answers, section_id: str, passage_id: str) -> Restored:
    """The same for one passage: its wording, and whether it is in use; the order of the others stays."""
    section = form.section(section_id)
    changes = dict(restored_paths(now, then, (f"{section_id}.{passage_id}.text",)))
    order = [p.id for p in passages_in_use(section, now)]
    wanted = [p.id for p in passages_in_use(section, then)]
    if (passage_id in order) == (passage_id in wanted):
        return changes
    if passage_id in order:
        order.remove(passage_id)
    else:
        earlier = wanted[: wanted.index(passage_id)]
        order.insert(max((order.index(p) + 1 for p in earlier if p in order), default=0), passage_id)
    changes[order_path(section)] = [*order]
    return changes
