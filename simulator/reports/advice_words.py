"""Advice in words: a change of a reply, what it does to the moods, and a way through the talk."""

from collections.abc import Sequence
from fractions import Fraction

from simulator.authoring.naming import act_name, label_name
from simulator.authoring.surveying import talk_words
from simulator.coaching.edits import Add, Drop, Edit, Reorder, Reword, Sooner, words_of
from simulator.coaching.near_miss import MoodShift
from simulator.coaching.recorded import Recorded
from simulator.core.acts import Span
from simulator.core.agenda import WIDE
from simulator.core.moves import Move
from simulator.core.walking import Path
from simulator.display import shown_line
from simulator.reports.doing import doing
from simulator.scoring.figures import points
from simulator.wording import _


def edit_words(recorded: Recorded, turn: int, edit: Edit) -> str:
    """An edit of the reply of that turn, as advice."""
    said = recorded.moments[turn].said
    match edit:
        case Drop():
            spans = words_of(edit, said)
            fault = label_name(edit.fault)
            if _is_all(spans, said.text):
                return _("Do not send this reply at all ({fault})").format(fault=fault)
            words = shown_line("…".join(span.of(said.text) for span in spans))
            return _("Leave out “{words}” ({fault})").format(words=words, fault=fault)
        case Reorder():
            return _("Put “{act}” first").format(act=label_name(edit.act))
        case Reword():
            return _("Say it in other words")
        case Sooner():
            return _("Answer within {seconds} seconds").format(seconds=edit.within // 1000)
        case Add():
            words = _question(recorded, edit) or doing(edit.act, edit.topic or _asked(recorded, turn, edit.act))
            if not any(said.heard.services()):
                return _("Say something that helps: {doing}").format(doing=words)
            if edit.first:
                return _("First {doing}, then the rest").format(doing=words)
            return _("Add at the end: {doing}").format(doing=words)


def _is_all(spans: Sequence[Span], text: str) -> bool:
    """Whether the text says nothing but what stands in the spans."""
    places = {place for span in spans for place in range(span.start, span.end)}
    return not any(sign.isalnum() for place, sign in enumerate(text) if place not in places)


def _question(recorded: Recorded, edit: Add) -> str:
    """The question that the case has for what the act would bring out; empty where it is none."""
    facts = [fact for fact in recorded.buyer.chart.facts if fact.topic == edit.topic and edit.act in fact.asked_by]
    question = next((fact.question for fact in facts if fact.question), "")
    return _("ask “{question}”").format(question=shown_line(question)) if question else ""


def _asked(recorded: Recorded, turn: int, act: str) -> str | None:
    """What an act that names no topic is about: what the buyer asked last, if it answers anything."""
    if act in WIDE:
        return None
    asking = recorded.moments[turn].state.asking
    return next((item.topic for item in recorded.buyer.chart.items if item.id == asking), None)


def shift_words(shifts: tuple[MoodShift, ...]) -> str:
    """Moods as they would have stood instead: ``火气 6→4，信任 2→4``."""
    return _(", ").join(f"{shift.name} {shift.was}→{shift.would}" for shift in shifts)


def way_words(path: Path, words: Sequence[str] = ()) -> str:
    """A way of abstract replies, as a talk; with ``words``, each followed by what one could say for it."""
    said = [*words, *[""] * (len(path) - len(words))]
    told = (_move_words(move) + (f"“{text}”" if text else "") for move, text in zip(path, said, strict=True))
    return _(" → ").join(told)


def _move_words(move: Move) -> str:
    if not move.acts:
        return talk_words((move,))
    return " + ".join(_key_words(name, topic, slot) for name, topic, slot in move.acts)


def _key_words(name: str, topic: str | None, slot: tuple[str, int] | None) -> str:
    if slot is None:
        return act_name(name, topic)
    kind, value = slot
    if kind == "discount":
        given = _("{percent} % of the price").format(percent=value)
    else:
        given = _("{amount} yuan").format(amount=points(Fraction(value, 100)))
    return _("{act} ({topic})").format(act=label_name(name), topic=given)
