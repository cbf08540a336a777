"""What a passage shows: its pieces, what its blanks say, its length, what was found in it."""

from collections.abc import Iterable, Sequence

from desktop.bridge import State
from desktop.passages.note_row import Note
from desktop.passages.pieces import Blank, ChipState, ChipWord, Literal, Pieces
from desktop.wanted import first_way_out, may_keep
from forms.check.findings import Finding
from forms.definition.fields import AnyField, BreakdownField, GrowthField, ListField
from forms.definition.form import Passage, Section
from forms.manuscript import blanks
from forms.manuscript.compose import passage_runs, passage_template
from forms.manuscript.length import characters
from forms.report.answers import Answers

# Of carried text, which has a note of its own.
CARRIED_RULE = "ST07"

# What a blank can say of a field besides all of it: selector and words behind the label.
PARTS: tuple[tuple[type[AnyField], tuple[tuple[str, str], ...]], ...] = (
    (GrowthField, (("current", "只写本年数"), ("change", "只写增减"), ("rate", "只写百分比"))),
    (BreakdownField, (("total", "只写合计"), ("parts", "只写分项"))),
    (ListField, (("count", "几项"),)),
)


def shown(answers: Answers, section: Section, passage: Passage) -> Pieces:
    return tuple(
        Blank(piece.ref) if isinstance(piece, blanks.Blank) else Literal(piece.text)
        for piece in blanks.parse(passage_template(answers, section, passage))
    )


def template_of(pieces: Pieces) -> str:
    return blanks.join(
        tuple(
            blanks.Blank(piece.ref) if isinstance(piece, Blank) else blanks.Literal(piece.text)
            for piece in pieces
        )
    )


def chips_of(
    state: State, section: Section, pieces: Pieces, findings: Iterable[Finding]
) -> dict[str, ChipState]:
    """What each blank of `pieces` says; one whose field has an error is marked."""
    faulty = {finding.path for finding in findings if finding.severity == "error" and finding.rule != "F01"}
    made: dict[str, ChipState] = {}
    for piece in pieces:
        if isinstance(piece, Blank) and piece.ref not in made:
            made[piece.ref] = _chip(state, section, piece.ref, faulty)
    return made


def _chip(state: State, section: Section, ref: str, faulty: set[str]) -> ChipState:
    spoken = state.speaker.speak(ref, section.id)
    word: ChipWord = spoken.state
    if word == "filled" and not spoken.verified:
        word = "unverified"
    base = spoken.path
    if word == "filled" and base and any(path == base or path.startswith(f"{base}.") for path in faulty):
        word = "faulty"
    return ChipState(spoken.text, word, spoken.label, base)


def insertable_blanks(state: State, section: Section) -> tuple[tuple[str, str], ...]:
    """(ref, label) of what the menu offers: the fields of the tab and their parts, the blanks of its own wording,
    the words of the year."""
    offered: dict[str, str] = {}
    for field in section.fields:
        offered[field.id] = field.label
        for kind, parts in PARTS:
            if isinstance(field, kind):
                offered |= {f"{field.id}.{name}": f"{field.label}（{words}）" for name, words in parts}
    for passage in section.passages:
        for ref in blanks.refs(passage.template):
            if not ref.startswith("year."):
                offered.setdefault(ref, state.speaker.speak(ref, section.id).label)
    for name, label in state.form.years.labels.items():
        offered[f"year.{name}"] = label
    return tuple(offered.items())


def count_of(state: State, section: Section, passage: Passage) -> int:
    return characters("".join(run.text for run in passage_runs(state.speaker, section, passage)))


def notes_of(findings: Sequence[Finding]) -> list[Note]:
    return [
        Note(
            finding.message,
            finding.severity,
            action=first_way_out(finding),
            fix=finding.fix is not None,
            more=may_keep(finding),
        )
        for finding in findings
    ]


def with_carried(findings: Sequence[Finding]) -> list[Note]:
    """The note of carried text first, a warning once the report was checked; then what else was found."""
    warned = any(finding.rule == CARRIED_RULE for finding in findings)
    note = Note("沿用去年的文字，还没有改动", "warning" if warned else "", action="确认不改")
    return [note, *notes_of([finding for finding in findings if finding.rule != CARRIED_RULE])]
