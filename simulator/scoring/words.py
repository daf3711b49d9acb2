"""Markers that look at what was said: acts, faults, signals, phrases, amounts, repetition."""

from collections.abc import Iterator

from simulator.core.acts import Slot, Span
from simulator.core.events import SignalNoticed
from simulator.core.taxonomy import FAULTS
from simulator.scoring.conditions import SlotTest
from simulator.scoring.expressions import Named, Noticed, Repeated, Said, Stated, Touched, Wrote
from simulator.scoring.findings import PROOF, Finding, Hit, Note, answer, flawed
from simulator.scoring.fold import fold
from simulator.scoring.patterns import stretches
from simulator.scoring.placing import settle
from simulator.scoring.proving import proof_of
from simulator.scoring.record import Reply
from simulator.scoring.scene import Scene

GOOD_SIGNALS = frozenset({"approval_reported", "answered", "elicited", "need_met", "offer_fair", "steered"})
"""Signals that are to the trainee's credit, and so count only in replies that can earn."""
SAID_BACK = frozenset({"restate"})
"""Acts that say the buyer's matter in one's own words: without a word of it they have said nothing back."""
LATER = frozenset({"caught_later", "promise_recalled", "late"})
"""Signals of something that is not in the words of the reply at which the buyer notices it."""


def said(one: Said, scene: Scene) -> Finding:
    """Acts in replies that earn, faults in any; what was blocked or earns nothing is noted."""
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        for place, act in enumerate(reply.heard.acts):
            if act.id not in one.ids or (one.topics and act.topic not in one.topics):
                continue
            if one.slot and not any(_fits(slot, one.slot) for slot in act.slots):
                continue
            fault = act.id in FAULTS
            if reply.flaw and not fault:
                notes.append(flawed(reply, act.id, act.span))
            elif place in reply.copied and not fault:
                notes.append(Note(reply.number, act.id, "copied", act.span))
            elif act.id in SAID_BACK and reply.about is None:
                notes.append(Note(reply.number, act.id, "anybody", act.span))
            else:
                proof: PROOF = "fault" if fault else "act"
                hits.append(Hit(reply.number, proof, act.id, act.span, words=proof_of(act, reply.text)))
        notes += (Note(reply.number, it.id, it.reason, it.span) for it in reply.heard.blocked if it.id in one.ids)
    return settle(hits, one.place, scene, tuple(notes))


def noticed(one: Noticed, scene: Scene) -> Finding:
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        for signal in reply.signals:
            if signal.id not in one.signals or (one.about and signal.about not in one.about):
                continue
            if reply.flaw and signal.id in GOOD_SIGNALS:
                notes.append(flawed(reply, signal.id, signal.span))
            else:
                hits.append(_noticed(signal, reply, scene))
    return settle(hits, one.place, scene, tuple(notes))


def _noticed(signal: SignalNoticed, reply: Reply, scene: Scene) -> Hit:
    """The hit with the words that the buyer noticed: where none stands for all, the whole reply.

    What the buyer finds out later, or how long they had to wait, stands in no word of this reply: they say it.
    """
    if signal.span is not None:
        return Hit(reply.number, "signal", signal.id, signal.span)
    if signal.id not in LATER:
        return Hit(reply.number, "signal", signal.id, _whole(reply))
    answered = "\n".join(line.text for line in scene.record.buyer if line.turn == reply.number)
    return Hit(reply.number, "signal", signal.id, Span(0, len(answered)) if answered else None, "buyer")


def touched(one: Touched, scene: Scene) -> Finding:
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        for topic in reply.heard.topics:
            if topic.id not in one.topics:
                continue
            if reply.flaw:
                notes.append(flawed(reply, topic.id, topic.span))
            else:
                hits.append(Hit(reply.number, "topic", topic.id, topic.span))
    return settle(hits, one.place, scene, tuple(notes))


def wrote(one: Wrote, scene: Scene) -> Finding:
    hits: list[Hit] = []
    notes: list[Note] = []
    if one.role == "buyer":
        for line in scene.record.buyer:
            for phrase, span, excluded in _phrases(one, line.text):
                if not excluded:
                    hits.append(Hit(line.turn, "text", phrase, span, "buyer", late=True))
        return settle(hits, one.place, scene)
    for reply in scene.record.replies:
        for phrase, span, excluded in _phrases(one, reply.text):
            if excluded:
                notes.append(Note(reply.number, phrase, "excluded", span))
            elif reply.flaw:
                notes.append(flawed(reply, phrase, span))
            else:
                hits.append(Hit(reply.number, "text", phrase, span))
    return settle(hits, one.place, scene, tuple(notes))


def stated(one: Stated, scene: Scene) -> Finding:
    details = fold(scene.record.chart.known.details).text
    held = any(True for phrase in one.phrases for _found in stretches(phrase, details))
    return answer(held, (Hit(scene.record.turns, "count", "stated", late=True),) if held else ())


def named(one: Named, scene: Scene) -> Finding:
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        for slot in reply.heard.slots:
            if not _fits(slot, one.slot):
                continue
            if reply.flaw:
                notes.append(flawed(reply, slot.kind, slot.span))
            else:
                hits.append(Hit(reply.number, "slot", f"{slot.kind}={slot.value}", slot.span))
    return settle(hits, one.place, scene, tuple(notes))


def repeated(one: Repeated, scene: Scene) -> Finding:
    hits = [
        Hit(reply.number, "repeat", "repeated_reply", _whole(reply))
        for reply in scene.record.replies
        if reply.repeats or any(signal.id == "repeated_reply" for signal in reply.signals)
    ]
    return settle(hits, one.place, scene)


def _whole(reply: Reply) -> Span:
    return Span(0, len(reply.text))


def _fits(slot: Slot, test: SlotTest) -> bool:
    return slot.kind == test.kind and test.bound.holds(slot.value)


def _phrases(one: Wrote, text: str) -> Iterator[tuple[str, Span, bool]]:
    """Each phrase found, its characters, and whether it stands within an excluded one."""
    folded = fold(text)
    barred = [stretch for bar in one.unless for stretch in stretches(bar, folded.text)]
    for phrase in one.phrases:
        for start, end in stretches(phrase, folded.text):
            yield phrase, folded.span(start, end), any(low <= start and end <= high for low, high in barred)
