"""The time line in words: what each version is called, when it was kept, and what changed up to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.naming import section_of, tab_label
from forms.definition.form import Form
from forms.report.answers import Answers
from forms.report.versions import Version

NOW = 0  # the id of what stands now, which is no version


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the time line. `at` is local; `named` ones stay for ever."""

    id: int
    at: datetime
    title: str
    note: str
    named: bool = False


def entries(
    form: Form,
    versions: Sequence[Version],
    contents: Mapping[int, Answers],
    now: Answers,
    changed_at: datetime,
) -> list[Entry]:
    """The newest first, what stands now at the head. `contents` are the answers of the versions that could be read."""
    made = [Entry(NOW, changed_at.astimezone(), "现在", _since(form, contents, versions, now))]
    for at, version in enumerate(versions):
        answers = contents.get(version.id)
        earlier = contents.get(versions[at + 1].id) if at + 1 < len(versions) else None
        if answers is None:
            note = "读不出来"
        elif version.name:
            count = len(differing(answers, now))
            note = f"与现在相差 {count} 处" if count else "与现在一样"
        else:
            note = change_words(form, earlier, answers)
        made.append(Entry(version.id, version.at.astimezone(), version.title, note, bool(version.name)))
    return made


def differing(before: Answers, after: Answers) -> list[str]:
    return [path for path in dict.fromkeys((*before, *after)) if before.get(path) != after.get(path)]


def change_words(form: Form, before: Answers | None, after: Answers) -> str:
    """（二）政治引领，2 处改动 · 基本信息等 3 栏，18 处改动"""
    if before is None:
        return ""
    paths = differing(before, after)
    if not paths:
        return "没有改动"
    tabs = dict.fromkeys(
        tab_label(form, section) for path in paths if (section := section_of(form, path)) is not None
    )
    where = next(iter(tabs), "")
    where = f"{where}等 {len(tabs)} 栏" if len(tabs) > 1 else where
    return f"{where}，{len(paths)} 处改动".lstrip("，")


def _since(form: Form, contents: Mapping[int, Answers], versions: Sequence[Version], now: Answers) -> str:
    last = contents.get(versions[0].id) if versions else None
    return change_words(form, last, now)


def day_head(at: datetime, today: datetime) -> str:
    """今天　11月24日 · 昨天　11月23日 · 11月20日 · 2025年12月29日"""
    days = (today.date() - at.date()).days
    day = f"{at.month}月{at.day}日"
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'}　{day}"
    return day if at.year == today.year else f"{at.year}年{day}"
