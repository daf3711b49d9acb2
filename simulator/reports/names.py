"""What ids are called on paper, in the language in use."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from simulator.authoring.surveying import talk_words
from simulator.coaching.edits import Add, Drop, Edit, Reorder, Reword, Sooner
from simulator.coaching.inputs import Said
from simulator.coaching.near_miss import MoodShift
from simulator.coaching.next_time import Why
from simulator.core.acts import BlockedReason
from simulator.core.chart import NeedKind, Result
from simulator.core.ending import UNFINISHED
from simulator.core.moves import Move
from simulator.core.taxonomy import LABELS
from simulator.core.walking import Path
from simulator.display import shown_line
from simulator.practice.turn import End
from simulator.replay.why import BLOCKED_BY
from simulator.scoring.rounding import rounded
from simulator.scoring.rubric import Axis
from simulator.wording import N_, _, language

RESULTS: Mapping[Result, str] = {"won": N_("Won over"), "partial": N_("Half-way"), "lost": N_("Lost")}
MODES: Mapping[str, str] = {"practice": N_("Practice"), "exam": N_("Exam")}
AXES: Mapping[Axis, str] = {"conversion": N_("Outcome"), "attitude": N_("Attitude"), "bonus": N_("Bonus")}
NEEDS: Mapping[NeedKind, str] = {
    "basic": N_("basic need: without it the buyer is annoyed"),
    "performance": N_("performance need: the better it is met, the happier the buyer"),
    "delighter": N_("delighter: nobody asks for it, everybody is glad of it"),
    "reverse": N_("not wanted at all"),
    "indifferent": N_("does not matter to this buyer"),
}
WHYS: Mapping[Why, str] = {
    "again": N_("Play it once more and mend the points above."),
    "easier": N_("An easier case of the same kind first, then back to this one."),
    "further": N_("Mastered. Go on to the next case."),
    "other_buyer": N_("Mastered. Try the same case with another buyer."),
}
FILES: Mapping[str, str] = {
    "persona": N_("persona"),
    "scenario": N_("scenario"),
    "shop": N_("shop"),
    "flow": N_("flow"),
    "rubric": N_("rubric"),
    "ears": N_("ears"),
    "engine": N_("program"),
}
STAR, NO_STAR = "★", "☆"


def label_name(label: str) -> str:
    """An act or a fault as people call it."""
    known = LABELS.get(label)
    if known is None:
        return label
    return known.zh if language() == "zh_CN" else known.en


def file_name(kind: str) -> str:
    """A kind of file that a session is played with."""
    return _(FILES.get(kind, kind))


def topic_name(topic: str) -> str:
    """A topic as people call it; its id in English, and where the lexicon does not know it."""
    # The lexicon takes 0.1 s and is only needed for the few topics of a report.
    from simulator.understanding.lexicon import lexicon

    known = lexicon().topics.get(topic)
    return known.name if known is not None and language() == "zh_CN" else topic


def act_name(act: str, topic: str | None) -> str:
    if not topic:
        return label_name(act)
    return _("{act} ({topic})").format(act=label_name(act), topic=topic_name(topic))


def blocked_name(reason: BlockedReason) -> str:
    """Why words do not count."""
    return _(BLOCKED_BY[reason])


def result_name(result: Result) -> str:
    return _(RESULTS[result])


def ending_name(end: End) -> str:
    return _("not finished") if end.ending == UNFINISHED.id else end.name


def stars(count: int) -> str:
    return STAR * count + NO_STAR * (5 - count)


def points(value: Fraction, signed: bool = False) -> str:
    """Points to a tenth: ``3``, ``1.5``, or with their sign ``+3``, ``-1.5``."""
    whole, rest = divmod(rounded(abs(value) * 10), 10)
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def sum_words(exact: Fraction, total: int) -> str:
    """What the rows of a shown card add up to, where that is not the total itself but rounds to it; else empty."""
    return "" if exact == total else _("in all {points}").format(points=points(exact))


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
