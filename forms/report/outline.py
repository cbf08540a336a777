"""The shape of one report: which passages a section has, in which order, and where their texts are kept."""

from forms.definition.form import Passage, Section
from forms.report.answers import Answers, Json


def order_path(section: Section) -> str:
    """The answer that holds the passages in use, in order; absent: the form's own."""
    return f"{section.id}.passages"


def passage_path(section: Section, passage: Passage) -> str:
    return f"{section.id}.{passage.id}.text"


def explains_path(section: Section, passage: Passage) -> str:
    """The answer that holds which sections a passage speaks for: a list of section ids."""
    return f"{section.id}.{passage.id}.explains"


def passages_in_use(section: Section, answers: Answers) -> tuple[Passage, ...]:
    """The passages of a section in order. Ids that the form does not know are passages that the user added."""
    if order_path(section) not in answers:
        return tuple(p for p in section.passages if p.included)
    return tuple(
        section.passage(name) or added_passage(section, name)
        for name in dict.fromkeys(answers.items_at(order_path(section)))
        if name
    )


def added_passage(section: Section, name: str) -> Passage:
    """A passage of the user's own; it leads like its neighbours."""
    lead = "ordinal" if any(p.lead == "ordinal" for p in section.passages) else ""
    return Passage(id=name, label="自加的一条", text="", lead=lead, optional=True)


def waiting_passages(section: Section, answers: Answers) -> tuple[Passage, ...]:
    """The form's passages of a section that are not in use: what the 加一条 menu offers."""
    used = {p.id for p in passages_in_use(section, answers)}
    return tuple(p for p in section.passages if p.id not in used)


def with_added(section: Section, answers: Answers, name: str | None = None) -> tuple[str, list[Json]]:
    """The id of a new last passage (a known one by `name`, else a fresh `added_n`) and the new order."""
    order = [p.id for p in passages_in_use(section, answers)]
    if name is None:
        number = 1
        taken = {path.split(".")[1] for path in answers if path.startswith(f"{section.id}.added_")}
        while f"added_{number}" in taken or f"added_{number}" in order:
            number += 1
        name = f"added_{number}"
    return name, [*order, name]


def without(section: Section, answers: Answers, name: str) -> list[Json]:
    """The order without one passage. Its text stays in the answers."""
    return [p.id for p in passages_in_use(section, answers) if p.id != name]


def moved(section: Section, answers: Answers, name: str, by: int) -> list[Json]:
    """The order with one passage moved by `by` places, kept within the section."""
    order = [p.id for p in passages_in_use(section, answers)]
    if name in order:
        at = order.index(name)
        order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    return [*order]


def may_drop(section: Section, answers: Answers, passage: Passage) -> bool:
    """Optional passages can be dropped while the section keeps its least number."""
    return passage.optional and len(passages_in_use(section, answers)) > section.min_passages
