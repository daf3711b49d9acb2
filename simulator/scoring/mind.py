"""Markers that look at the buyer's mind: facts told, items cleared, needs met, offers weighed, approval."""

from collections.abc import Iterable, Sequence

from simulator.scoring.expressions import Approved, Facts, Items, Needs, Offered
from simulator.scoring.findings import PROOF, Finding, Hit, Note, Part, answer, flawed
from simulator.scoring.placing import settle
from simulator.scoring.record import Happened, Reply
from simulator.scoring.scene import Scene

KANO = frozenset({"basic", "performance", "delighter", "reverse", "indifferent"})
WANTED = frozenset({"basic", "performance", "delighter"})
"""Needs that are worth meeting."""


def facts(one: Facts, scene: Scene) -> Finding:
    """One part for each fact that is asked about."""
    wanted = [
        fact.id for fact in scene.record.chart.facts if one.which in ("all", "any", fact.id, "key" if fact.key else "")
    ]
    told = [(reply, happened) for reply in scene.record.replies for happened in reply.told]
    return _parts(
        wanted, [(reply, it) for reply, it in told if it.good or not one.elicited], "fact", one.which == "any"
    )


def items(one: Items, scene: Scene) -> Finding:
    wanted = [
        item.id
        for item in scene.record.chart.items
        if one.which in ("all", "any", item.id, "must" if item.must else "")
    ]
    cleared = [(reply, happened) for reply in scene.record.replies for happened in reply.cleared]
    return _parts(wanted, cleared, "item", one.which == "any")


def needs(one: Needs, scene: Scene) -> Finding:
    """Needs that this buyer is glad of; with ``reverse`` or ``indifferent`` the efforts spent on those."""
    chart = scene.record.chart
    wanted = [
        need.id
        for need in chart.needs
        if one.which in (need.kind, need.id) or (one.which in ("all", "any") and need.kind in WANTED)
    ]
    met = [(reply, happened) for reply in scene.record.replies for happened in reply.needs]
    if one.which in ("reverse", "indifferent"):
        signals = [(reply, signal) for reply in scene.record.replies for signal in reply.signals]
        hits = [
            Hit(reply.number, "need", signal.about, signal.span)
            for reply, signal in signals
            if signal.id == f"{one.which}_need"
        ]
        return answer(bool(hits), tuple(hits)) if wanted else Finding()
    return _parts(wanted, met, "need", one.which == "any")


def _parts(wanted: Sequence[str], found: Iterable[tuple[Reply, Happened]], proof: PROOF, any_: bool) -> Finding:
    hits: dict[str, Hit] = {}
    notes: list[Note] = []
    for reply, happened in found:
        if happened.id not in wanted or happened.id in hits:
            continue
        if reply.flaw:
            notes.append(flawed(reply, happened.id, happened.span))
        else:
            hits[happened.id] = Hit(reply.number, proof, happened.id, happened.span)
    if not wanted:
        return Finding()
    if any_:
        return answer(bool(hits), tuple(hits.values()), tuple(notes))
    parts = tuple(Part(name in hits, (hits[name],) if name in hits else (), name) for name in wanted)
    return Finding(parts, tuple(notes))


def offered(one: Offered, scene: Scene) -> Finding:
    if scene.record.chart.bargain is None:
        return Finding()
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        for offer in reply.offers:
            if offer.good != one.fair:
                continue
            if one.fair and reply.flaw:
                notes.append(flawed(reply, "offer", offer.span))
            else:
                hits.append(Hit(reply.number, "offer", "fair" if one.fair else "short", offer.span))
    return settle(hits, one.place, scene, tuple(notes))


def approved(one: Approved, scene: Scene) -> Finding:
    if scene.record.chart.approval is None:
        return Finding()
    hits: list[Hit] = []
    notes: list[Note] = []
    for reply in scene.record.replies:
        spans = [signal.span for signal in reply.signals if signal.id == "approval_reported"]
        if one.what == "asked":
            spans = [act.span for act in reply.heard.acts if act.id == "seek_approval"] if reply.asked_approval else []
        for span in spans[:1]:
            if reply.flaw:
                notes.append(flawed(reply, one.what, span))
            else:
                hits.append(Hit(reply.number, "approval", one.what, span))
    return settle(hits, one.place, scene, tuple(notes))
