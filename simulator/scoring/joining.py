"""Markers that join others: references, all, any, not, count, each, order."""

from simulator.scoring.expressions import All, Any, Count, Each, Not, Order, Refer
from simulator.scoring.findings import Finding, Hit, Note, Part, answer
from simulator.scoring.scene import Scene


def refer(one: Refer, scene: Scene) -> Finding:
    return scene.of(one.id)


def all_(one: All, scene: Scene) -> Finding:
    """What does not apply here is left out; if nothing applies, neither does this."""
    found = [finding for part in one.of if (finding := scene.find(part, scene)).applies]
    return _joined(found, all(finding.held for finding in found))


def any_(one: Any, scene: Scene) -> Finding:
    found = [finding for part in one.of if (finding := scene.find(part, scene)).applies]
    held = [finding for finding in found if finding.held]
    joined = _joined(held or found, bool(held))
    return Finding(joined.parts, _notes(found))


def not_(one: Not, scene: Scene) -> Finding:
    found = scene.find(one.of, scene)
    if not found.applies:
        return found
    held = not found.held
    return answer(held, (Hit(scene.record.turns, "never", "never", late=True),) if held else found.hits, found.notes)


def count(one: Count, scene: Scene) -> Finding:
    found = [finding for part in one.of if (finding := scene.find(part, scene)).applies]
    held = [finding for finding in found if finding.held]
    if not found:
        return Finding()
    return Finding(_joined(held, one.bound.holds(len(held))).parts or answer(held=False).parts, _notes(found))


def each(one: Each, scene: Scene) -> Finding:
    """One part for each that applies, whatever parts it has itself."""
    found = [finding for part in one.of if (finding := scene.find(part, scene)).applies]
    return Finding(tuple(Part(finding.held, finding.hits if finding.held else ()) for finding in found), _notes(found))


def order(one: Order, scene: Scene) -> Finding:
    """The longest run in the right order by first hits; a step taken out of its time is noted."""
    firsts: list[tuple[str, Hit | None]] = []
    notes: list[Note] = []
    for name in one.of:
        found = scene.of(name)
        notes += found.notes
        if found.applies:
            firsts.append((name, found.hits[0] if found.held and found.hits else None))
    taken = _longest([(name, hit) for name, hit in firsts if hit is not None])
    for name, hit in firsts:
        if hit is not None and name not in taken:
            notes.append(Note(hit.turn, name, "not_in_time", hit.span))
    parts = tuple(Part(name in taken, (hit,) if hit and name in taken else (), name) for name, hit in firsts)
    return Finding(parts, tuple(notes))


def _longest(steps: list[tuple[str, Hit]]) -> frozenset[str]:
    """The names of the longest run whose hits come one after the other; of equally long ones the first."""
    runs: list[list[int]] = []
    for here, (_name, hit) in enumerate(steps):
        before = [run for run in runs if steps[run[-1]][1].position < hit.position]
        runs.append([*max(before, key=len, default=[]), here])
    return frozenset(steps[place][0] for place in max(runs, key=len, default=[]))


def _joined(found: list[Finding], held: bool) -> Finding:
    hits = {hit: None for finding in found for hit in finding.hits}
    return answer(held, tuple(hits), _notes(found)) if found else Finding()


def _notes(found: list[Finding]) -> tuple[Note, ...]:
    return tuple({note: None for finding in found for note in finding.notes})
