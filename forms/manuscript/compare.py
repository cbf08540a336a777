"""Two states of one report side by side: what the reader would find different, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.definition.fields import AnyField
from forms.definition.form import Form, Passage, Section, input_path
from forms.manuscript.closure import explained
from forms.manuscript.compose import chapter_title, heading_text, passage_runs
from forms.manuscript.places import EXPLAINED
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers, Json
from forms.report.diff import Piece, text_diff
from forms.report.outline import explains_path, passage_path, passages_in_use

ItemKind = Literal["field", "heading", "passage", "order", "other"]


@dataclass(frozen=True, slots=True)
class ItemDiff:
    """`id` is that of the field or passage, else a path. `pieces` are the marks between what it said before and says
    after, as spoken in the report. `paths` are the answers that differ, for `restored_paths`; () for a passage that
    only says other figures."""

    kind: ItemKind
    id: str
    label: str
    pieces: tuple[Piece, ...]
    paths: tuple[str, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.mark != "new")

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.mark != "gone")


@dataclass(frozen=True, slots=True)
class SectionDiff:
    """`id` and `title` of the tab; of a chapter, or of what this form does not know, the same."""

    id: str
    title: str
    items: tuple[ItemDiff, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for item in self.items for path in item.paths))


def compare(form: Form, before: Answers, after: Answers) -> list[SectionDiff]:
    """Sections with a difference, in the order of the form; every answer that differs is in one of them. For two
    versions, or for mine and theirs before a file is taken in."""
    differing = [path for path in dict.fromkeys((*before, *after)) if before.get(path) != after.get(path)]
    sides = Speaker(form, before), Speaker(form, after)
    found: list[SectionDiff] = []
    for section in form.sections:
        mine = [path for path in differing if path.startswith(f"{section.id}.")]
        items = tuple(_section(sides, section, mine))
        if items:
            found.append(SectionDiff(section.id, section.tab, items))
    rest = [path for path in differing if path.partition(".")[0] not in form.by_id]
    for chapter in form.chapters:
        path = f"{chapter.id}.heading"
        if path in rest:
            rest.remove(path)
            titles = [chapter_title(chapter, answers) for answers in (before, after)]
            item = ItemDiff("heading", path, "标题", text_diff(*titles), (path,))
            found.append(SectionDiff(chapter.id, chapter.heading, (item,)))
    if rest:
        found.append(SectionDiff("", "其他内容", tuple(_others(sides, rest))))
    return found


def _section(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    told: set[str] = set()
    for item in (
        *_fields(sides, section, differing),
        *_heading(sides, section, differing),
        *_order(sides, section, differing),
        *_passages(sides, section, differing),
        *_explained(sides, section, differing),
    ):
        told.update(item.paths)
        yield item
    yield from _others(sides, [path for path in differing if path not in told])


def _fields(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    for item in section.fields:
        paths = tuple(p for entry in item.inputs() if (p := input_path(section.id, item, entry)) in differing)
        if paths:
            base = f"{section.id}.{item.id}"
            said = [side.field_text(base) for side in sides]
            if said[0] == said[1]:  # what is entered differs, what is said does not: show what is entered
                said = [_entered(side.answers, section, item) for side in sides]
            yield ItemDiff("field", item.id, item.label, text_diff(*said), paths)


def _entered(answers: Answers, section: Section, item: AnyField) -> str:
    """The boxes of a field in one line."""
    parts: list[str] = []
    for entry in item.inputs():
        value = answers.get(input_path(section.id, item, entry))
        if value is not None:
            parts.append(f"{entry.label} {_plain(value)}" if entry.suffix and entry.label else _plain(value))
    return "；".join(parts)


def _heading(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    path = f"{section.id}.heading"
    if not section.headed and path not in differing:
        return
    said = [heading_text(side, section) for side in sides]
    if said[0] != said[1] or path in differing:
        paths = (path,) if path in differing else ()
        yield ItemDiff("heading", path, "标题", text_diff(*said), paths)


def _order(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    path = f"{section.id}.passages"
    if path in differing:
        said = ["、".join(_name(section, p) for p in passages_in_use(section, s.answers)) for s in sides]
        yield ItemDiff("order", path, "各条的取舍和顺序", text_diff(*said), (path,))


def _name(section: Section, passage: Passage) -> str:
    return passage.label or passage.id


def _passages(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    used = [{p.id: p for p in passages_in_use(section, side.answers)} for side in sides]
    for name in dict.fromkeys((*used[1], *used[0])):
        passage = used[1].get(name) or used[0][name]
        path = passage_path(section, passage)
        said = [
            "".join(run.text for run in passage_runs(side, section, passage)) if name in there else ""
            for side, there in zip(sides, used, strict=True)
        ]
        paths = (path,) if path in differing else ()
        if said[0] != said[1] or paths:
            yield ItemDiff("passage", name, _name(section, passage), text_diff(*said), paths)


def _explained(sides: tuple[Speaker, Speaker], section: Section, differing: list[str]) -> Iterator[ItemDiff]:
    """Which problems a cause was said to explain; also of a cause that is in use on one side only."""
    used = {p.id: p for side in sides for p in passages_in_use(section, side.answers)}
    names = {
        target.id: target.tab
        for target in (section.explains and sides[1].form.of_kind(section.explains)) or ()
    }
    for passage in used.values():
        path = explains_path(section, passage)
        if path in differing:
            said = [
                "、".join(names.get(name, name) for name in explained(side, section, passage))
                for side in sides
            ]
            yield ItemDiff("other", path, f"{_name(section, passage)} {EXPLAINED}", text_diff(*said), (path,))


def _others(sides: tuple[Speaker, Speaker], paths: list[str]) -> Iterator[ItemDiff]:
    """What no tab shows: texts of passages that are not in use, notes, answers of another version of the form."""
    for path in paths:
        said = [_plain(value) if (value := side.answers.get(path)) is not None else "" for side in sides]
        yield ItemDiff("other", path, path.partition(".")[2] or path, text_diff(*said), (path,))


def _plain(value: Json) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return "；".join(f"{key} {_plain(item)}" for key, item in value.items())
    return str(value)
