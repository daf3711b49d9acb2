"""What is on the buyer's mind: agenda, hidden facts, needs, and the patience to wait."""

from dataclasses import dataclass, field, replace

from simulator.authoring.compiling.quantities import guard, seconds
from simulator.authoring.compiling.report import Part
from simulator.authoring.compiling.vocabulary import Vocabulary
from simulator.authoring.compiling.voices import Written
from simulator.authoring.models import PersonaFile, ScenarioFile
from simulator.authoring.models.common import WaitEntry
from simulator.authoring.models.scenario import AgendaEntry, HiddenFact
from simulator.core.chart import Fact, Item, Need, Wait
from simulator.wording import _

DEFAULT_WAITS = (
    WaitEntry(after=45, feels={"patience": -1}, says="nudge"),
    WaitEntry(after=150, feels={"patience": -2, "anger": 1}, says="nudge_again"),
)
"""How a buyer waits whose persona says nothing about it."""


@dataclass(slots=True)
class Mind:
    items: list[Item] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    words: dict[str, Written] = field(default_factory=dict)
    """The lines that come with them, by key."""
    spoken: dict[str, Part] = field(default_factory=dict)
    """For each key that waiting speaks by, where it says so."""


def make_mind(scenario: ScenarioFile, persona: PersonaFile, there: Part, here: Part, vocabulary: Vocabulary) -> Mind:
    """The mind of this persona in this scenario; ``there`` is the scenario's file, ``here`` the persona's."""
    mind = Mind()
    for place, entry in enumerate(scenario.agenda):
        if not entry.only or persona.id in entry.only:
            _item(mind, entry, there / "agenda" / place, vocabulary)
    raised = {item.id for item in mind.items}
    mind.items = [item if item.after in raised else replace(item, after=None) for item in mind.items]
    for place, hidden in enumerate(scenario.hidden):
        _fact(mind, hidden, there / "hidden" / place, vocabulary)
    for place, need in enumerate(scenario.needs):
        part = there / "needs" / place
        vocabulary.check_acts(need.met_by, part / "met_by")
        mind.needs.append(Need(need.id, need.name, need.kind, tuple(need.met_by), need.topic, part.origin))
    for place, wait in enumerate(persona.waits or DEFAULT_WAITS):
        _wait(mind, place, wait, here / "waits" / place, vocabulary)
    return mind


def _item(mind: Mind, entry: AgendaEntry, part: Part, vocabulary: Vocabulary) -> None:
    vocabulary.check_acts(entry.cleared_by, part / "cleared_by")
    conditions = guard(entry.if_, part / "if")
    vocabulary.check_guard(conditions, part / "if")
    if entry.after is not None and entry.after not in vocabulary.items:
        (part / "after").unknown("C006", _("there is no agenda item “{word}”"), entry.after, vocabulary.items)
    keys = {name: f"item.{entry.id}.{name}" for name in ("asks", "again", "cleared")}
    for name, texts in (("asks", entry.asks), ("again", entry.again), ("cleared", entry.cleared)):
        if texts:
            mind.words[keys[name]] = Written(texts, part / name)
    mind.items.append(
        Item(
            id=entry.id,
            kind=entry.kind,
            topic=entry.topic,
            asks=keys["asks"],
            again=keys["again"],
            cleared=keys["cleared"],
            cleared_by=tuple(entry.cleared_by),
            origin=part.origin,
            guard=conditions,
            must=entry.must,
            opening=entry.opening,
            after=entry.after,
        )
    )


def _fact(mind: Mind, entry: HiddenFact, part: Part, vocabulary: Vocabulary) -> None:
    vocabulary.check_acts(entry.asked_by, part / "asked_by")
    conditions = guard(entry.if_, part / "if")
    vocabulary.check_guard(conditions, part / "if")
    key = f"fact.{entry.id}"
    mind.words[key] = Written(entry.tells, part / "tells")
    mind.facts.append(
        Fact(
            id=entry.id,
            name=entry.name,
            topic=entry.topic,
            tells=key,
            asked_by=tuple(entry.asked_by),
            origin=part.origin,
            guard=conditions,
            key=entry.key,
            question=entry.question,
            wordings=tuple(entry.tells),
        )
    )


def _wait(mind: Mind, place: int, entry: WaitEntry, part: Part, vocabulary: Vocabulary) -> None:
    vocabulary.check_feels(entry.feels, part / "feels")
    says = entry.says
    if isinstance(says, list):
        mind.words[f"wait.{place + 1}"] = Written(says, part / "says")
        says = f"wait.{place + 1}"
    else:
        mind.spoken.setdefault(says, part / "says")
    to = entry.to if entry.to in vocabulary.states else None
    mind.waits.append(Wait(seconds(entry.after, part / "after"), tuple(entry.feels.items()), says, to))
