"""Rules of scenario, persona and flow into one ordered list, the most specific first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.authoring.compiling.quantities import guard, seconds
from simulator.authoring.compiling.report import Part
from simulator.authoring.compiling.vocabulary import Vocabulary
from simulator.authoring.compiling.voices import Written
from simulator.authoring.models.common import CheckEntry, RuleEntry
from simulator.core.guard import Guard, Term
from simulator.core.rule import CHECK, Rule
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of one file: those of single states, those of any state, those checked every turn."""

    part: Part
    states: Mapping[str, Sequence[RuleEntry]]
    anywhere: Sequence[RuleEntry]
    always: Sequence[CheckEntry]
    nested: bool
    """Whether a state's rules stand under ``rules`` of the state (a flow) or right under its id."""


@dataclass(slots=True)
class Gathered:
    """What became of the rule books."""

    rules: list[Rule] = field(default_factory=list)
    inline: dict[str, Written] = field(default_factory=dict)
    """Lines written into rules, by the key that they were given."""
    spoken: dict[str, Part] = field(default_factory=dict)
    """For each key that a rule speaks by, where the most specific of those rules says so."""


def gather(books: Sequence[RuleBook], vocabulary: Vocabulary, talking: Sequence[str]) -> Gathered:
    """The rules of all books: rules of single states first, then what holds anywhere.

    ``talking`` are the states in which the conversation goes on.
    """
    gathered = Gathered()
    taken: set[str] = set()
    for book in books:
        for state, entries in book.states.items():
            part = _state_part(book, state)
            if not vocabulary.check_state(state, part):
                continue
            for place, entry in enumerate(entries):
                _add(gathered, taken, entry, part / place, vocabulary, (state,))
    for book in books:
        for place, entry in enumerate(book.anywhere):
            _add(gathered, taken, entry, book.part / "anywhere" / place, vocabulary, tuple(talking))
    for book in books:
        for place, check in enumerate(book.always):
            _add(gathered, taken, check, book.part / "always" / place, vocabulary, tuple(talking))
    return gathered


def _state_part(book: RuleBook, state: str) -> Part:
    part = book.part / "states" / state
    return part / "rules" if book.nested else part


def _add(
    gathered: Gathered,
    taken: set[str],
    entry: RuleEntry | CheckEntry,
    part: Part,
    vocabulary: Vocabulary,
    sources: tuple[str, ...],
) -> None:
    if isinstance(entry, CheckEntry):
        names, spoils = [CHECK], False
    else:
        names = [entry.hears] if isinstance(entry.hears, str) else entry.hears
        spoils = entry.spoils
    conditions = guard(entry.if_, part / "if")
    vocabulary.check_guard(conditions, part / "if")
    vocabulary.check_state(entry.to, part / "to")
    vocabulary.check_feels(entry.feels, part / "feels")
    vocabulary.check_memories(entry.remembers, part / "remembers")
    if entry.raises is not None and entry.raises not in vocabulary.items:
        (part / "raises").unknown("C006", _("there is no agenda item “{word}”"), entry.raises, vocabulary.items)
    skips = seconds(entry.skips, part / "skips")
    if skips and not entry.notice:
        (part / "skips").complain(
            "C016", _("time goes by, but the trainee is not told what happened"), _("Add a “notice”."), at_key=True
        )
    where = sources[0] if len(sources) == 1 else "anywhere"
    for name in names:
        if name != CHECK and not vocabulary.check_heard(name, part / "hears"):
            continue
        rule_id = _free(entry.id or f"{where}.{name}", taken)
        says = entry.says
        if isinstance(says, list):
            gathered.inline[f"rule.{rule_id}"] = Written(says, part / "says")
            says = f"rule.{rule_id}"
        elif says:
            gathered.spoken.setdefault(says, part / "says")
        gathered.rules.append(
            Rule(
                id=rule_id,
                hears=name,
                sources=sources,
                origin=part.origin,
                to=entry.to,
                guard=_limited(conditions, rule_id, entry.at_most),
                feels=tuple(entry.feels.items()),
                remembers=tuple(entry.remembers.items()),
                says=says,
                thought=entry.thought or "",
                spoils=spoils,
                raises=entry.raises,
                skips=skips,
                notice=entry.notice or "",
            )
        )


def _limited(guard: Guard, rule_id: str, at_most: int | None) -> Guard:
    return guard if at_most is None else Guard((*guard.terms, Term(f"fired.{rule_id}", "<", at_most)))


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}.{number}"
    taken.add(name)
    return name
