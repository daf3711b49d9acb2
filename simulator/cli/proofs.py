"""Where every point of a card comes from: check, line of the rubric, reply and words; and what did not count."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.authoring.naming import BLOCKED_BY
from simulator.cli.evidence import proof_words
from simulator.cli.marks import PrintedMarks
from simulator.core.events import Event
from simulator.display import shown_line
from simulator.practice.session import trainee_words
from simulator.scoring.card import Mark, Scorecard
from simulator.scoring.figures import points
from simulator.scoring.findings import Note
from simulator.scoring.judging import why_not
from simulator.scoring.shown import as_shown
from simulator.wording import N_, _

REASONS: Mapping[str, str] = {
    **BLOCKED_BY,
    "spoiled": N_("beside an offence nothing counts"),
    "pile_up": N_("everything at once, so that none is meant"),
    "repeated": N_("said before in the same words"),
    "copied": N_("the buyer's own words"),
    "anybody": N_("could be said to anybody"),
    "echoed": N_("only names the goods or repeats the buyer"),
    "not_in_time": N_("not in its time"),
    "late": N_("more than {n} seconds"),
    "needs": N_("what it needs was not there"),
}
"""Why something near the mark does not count, to be said through ``_``."""


def proofs(card: Scorecard, events: Sequence[Event]) -> Iterator[str]:
    """Every check that could be asked with its line, its proofs and what was blocked; then the breaches."""
    card = as_shown(card)
    printed = PrintedMarks(card, events)
    for dimension in card.dimensions:
        for mark in dimension.marks:
            if mark.applies:
                head = f"{_sign(mark)} {shown_line(mark.name)} {points(mark.points)}/{points(mark.out_of)}"
                why = f"　{why_not(mark)}" if mark.unjudged else ""
                yield f"{head}{why}  {mark.origin}"
                yield from _below(printed, mark, events)
    for breach in card.verdicts.breaches:
        yield f"✗ {shown_line(breach.name)}  {breach.origin}"
        yield from _below(printed, breach, events)


def _below(printed: PrintedMarks, mark: Mark, events: Sequence[Event]) -> Iterator[str]:
    for one in mark.evidence:
        if one.delta or not mark.dimension or (one.turn and not mark.points):
            yield "    " + printed.evidence(one)
    for note in mark.notes:
        yield "    " + _note(note, events, printed.names)


def _note(note: Note, events: Sequence[Event], names: Mapping[str, str]) -> str:
    words = note.span.of(trainee_words(events, note.turn)) if note.span and note.turn else ""
    where = _("reply {n}").format(n=note.turn) if note.turn else _("the whole talk")
    about = f"“{shown_line(words)}”" if words else f" {shown_line(proof_words(note.id, None, names))}".rstrip()
    return _("~ {where}{about} does not count: {reason}").format(
        where=where, about=about, reason=_(REASONS[note.reason]).format(n=note.most)
    )


def _sign(mark: Mark) -> str:
    return "–" if mark.unjudged else "✓" if mark.passed else "·" if mark.points else "✗"
