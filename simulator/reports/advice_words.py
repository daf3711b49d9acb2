"""Advice in words: a change of a reply, what it does to the moods, and a way through the talk."""

from collections.abc import Sequence

from simulator.authoring.naming import act_name, label_name
from simulator.authoring.surveying import talk_words
from simulator.coaching.edits import Add, Drop, Edit, Reorder, Reword, Sooner
from simulator.coaching.inputs import Said
from simulator.coaching.near_miss import MoodShift
from simulator.core.moves import Move
from simulator.core.walking import Path
from simulator.display import shown_line
from simulator.wording import _


def edit_words(edit: Edit, said: Said) -> str:
    """An edit of that reply, as advice."""
    acts = said.heard.acts
    match edit:
        case Drop():
            found = [act.span.of(said.text) for act in acts if act.id == edit.fault and act.kind == "fault"]
            words = shown_line("…".join(found))
            return _("Leave out “{words}” ({fault})").format(words=words, fault=label_name(edit.fault))
        case Reorder():
            return _("Put “{act}” first").format(act=label_name(edit.act))
        case Reword():
            return _("Say it in other words")
        case Sooner():
            return _("Answer within {seconds} seconds").format(seconds=edit.within // 1000)
        case Add():
            name = act_name(edit.act, edit.topic)
            service = next((act for act in acts if act.kind == "act"), None)
            if edit.first and service is not None:
                return _("Before “{then}”, first “{act}”").format(then=label_name(service.id), act=name)
            return _("Add “{act}”").format(act=name)


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
    words = act_name(name, topic)
    return f"{words} {slot[1]}%" if slot else words
