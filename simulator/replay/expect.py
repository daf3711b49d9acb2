"""What a script expects after a step, held against what happened: every miss at its place, with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.authoring.compiling.quantities import guard
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.diagnostics import quote
from simulator.authoring.document import Document, Places
from simulator.authoring.models.script import BuyerWords, ExpectEntry
from simulator.core.acts import Heard
from simulator.core.chart import Chart
from simulator.core.events import Event, FactTold, SignalNoticed
from simulator.practice.turn import Turn
from simulator.replay.why import because, heard_words, moved_by, not_in
from simulator.scoring.proving import proof_of
from simulator.wording import _

_UNTOLD = Document(None, Places(), "")
"""For complaints that were made already."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One step as it was played."""

    name: str
    """What the step is called in a complaint."""
    chart: Chart
    source: str
    """The state before the step."""
    turn: Turn
    events: Sequence[Event]


def check_step(expect: ExpectEntry, step: Happened, part: Part) -> None:
    """Complain at ``part`` about everything that did not happen as expected."""
    _check_heard(expect, step, part)
    _check_signals(expect, step, part)
    if expect.state is not None and step.turn.state != expect.state:
        message = _("{step}: the buyer should be in {wanted}, and is in {found}").format(
            step=step.name, wanted=expect.state, found=step.turn.state
        )
        reasons = not_in(step.chart, step.events, step.turn.heard, step.source, expect.state)
        (part / "state").complain("R001", message, because(reasons))
    _check_moods(expect, step, part / "moods")
    if expect.buyer is not None:
        _check_words(expect.buyer, step, part / "buyer")
    for place, text in enumerate(expect.notices):
        if not any(text in notice for notice in step.turn.notices):
            message = _("{step}: there is no notice “{text}”").format(step=step.name, text=quote(text))
            (part / "notices" / place).complain("R006", message, _said_instead(step.turn.notices))
    told = {event.fact for event in step.events if isinstance(event, FactTold)}
    for place, fact in enumerate(expect.told):
        if fact not in told:
            message = _("{step}: the fact {fact} did not come out").format(step=step.name, fact=fact)
            (part / "told" / place).complain("R007", message, because(_untold(step, fact)))


def holds(name: str, wanted: str | int, value: int) -> bool:
    """Whether the value meets a comparison such as ``">= 3"``; one that cannot be read was complained about before."""
    return guard({name: wanted}, Part(_UNTOLD, Report())).failing(lambda _subject: value) is None


def _check_heard(expect: ExpectEntry, step: Happened, part: Part) -> None:
    heard = step.turn.heard
    for place, name in enumerate(expect.hears):
        if not _held(heard, name):
            message = _("{step}: {name} should be heard, and is not").format(step=step.name, name=name)
            (part / "hears" / place).complain("R002", message, because([heard_words(heard or Heard())]))
    for place, name in enumerate(expect.not_hears):
        if _held(heard, name):
            message = _("{step}: {name} is heard, and should not be").format(step=step.name, name=name)
            (part / "not_hears" / place).complain("R003", message, because([_proof(step, name)]))


def _held(heard: Heard | None, name: str) -> bool:
    wanted, _colon, topic = name.partition(":")
    return any(act.id == wanted and topic in ("", act.topic) for act in (heard.acts if heard else ()))


def _proof(step: Happened, name: str) -> str:
    heard, text = step.turn.heard, step.turn.said or ""
    acts = [act for act in (heard.acts if heard else ()) if act.id == name.partition(":")[0]]
    words = "、".join(f"“{quote(proof_of(act, text).of(text))}”" for act in acts)
    return _("proved by {words}").format(words=words)


def _check_signals(expect: ExpectEntry, step: Happened, part: Part) -> None:
    noticed = list(dict.fromkeys(event.id for event in step.events if isinstance(event, SignalNoticed)))
    told = _("the signals were: {names}").format(names="、".join(noticed)) if noticed else _("there was no signal")
    for place, name in enumerate(expect.signals):
        if name not in noticed:
            message = _("{step}: the signal {name} should be given, and is not").format(step=step.name, name=name)
            (part / "signals" / place).complain("R008", message, because([told, heard_words(step.turn.heard)]))
    for place, name in enumerate(expect.not_signals):
        if name in noticed:
            message = _("{step}: the signal {name} is given, and should not be").format(step=step.name, name=name)
            (part / "not_signals" / place).complain("R008", message, because([heard_words(step.turn.heard)]))


def _check_moods(expect: ExpectEntry, step: Happened, part: Part) -> None:
    moods = {mood.id: mood for mood in step.turn.moods}
    for name, wanted in expect.moods.items():
        mood = moods.get(name)
        if mood is None or holds(name, wanted, mood.value):
            continue
        message = _("{step}: {mood} should be {wanted}, and is {found}").format(
            step=step.name, mood=name, wanted=str(wanted), found=mood.value
        )
        (part / name).complain("R004", message, because(moved_by(step.chart, step.events, name)))


def _check_words(expect: BuyerWords, step: Happened, part: Part) -> None:
    said = "\n".join(step.turn.buyer)
    for text in _all(expect.contains):
        if text not in said:
            message = _("{step}: the buyer should say “{text}”").format(step=step.name, text=quote(text))
            (part / "contains").complain("R005", message, _said_instead(step.turn.buyer))
    if expect.one_of and not any(text in said for text in expect.one_of):
        message = _("{step}: the buyer says none of the expected words").format(step=step.name)
        (part / "one_of").complain("R005", message, _said_instead(step.turn.buyer))
    for text in _all(expect.not_):
        if text in said:
            message = _("{step}: the buyer says “{text}”, and should not").format(step=step.name, text=quote(text))
            (part / "not").complain("R005", message, _said_instead(step.turn.buyer))


def _all(texts: str | list[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else texts or []


def _said_instead(texts: Sequence[str]) -> str:
    said = _(" / ").join(f"“{quote(text)}”" for text in texts)
    return because([_("what was said is {words}").format(words=said) if said else _("nothing was said")])


def _untold(step: Happened, wanted: str) -> list[str]:
    fact = next((one for one in step.chart.facts if one.id == wanted), None)
    if fact is None:
        return []
    words = {"acts": "、".join(fact.asked_by), "topic": fact.topic, "origin": str(fact.origin)}
    asked = _("it takes {acts} about {topic} ({origin})").format(**words)
    terms = "、".join(str(term) for term in fact.guard.terms)
    needs = _("and {terms}").format(terms=terms) if terms else ""
    return [asked, needs, heard_words(step.turn.heard)]
