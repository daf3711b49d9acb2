"""What a walk through every pair shows to its author: ways nobody can go, rules nobody can wake, talks that cannot end.

Called by `kefu check`. Every finding comes with the talk that shows it, or says how many replies were tried.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulator.authoring.diagnostics import Diagnostic, Place
from simulator.authoring.library import Kind, Library
from simulator.authoring.naming import label_name
from simulator.authoring.rambling import woken
from simulator.core.chart import Chart
from simulator.core.engine import make
from simulator.core.guard import HOLDS
from simulator.core.moves import Move
from simulator.core.rule import Rule
from simulator.core.signals import BAD_SIGNALS, SIGNALS
from simulator.core.survey import Survey, survey
from simulator.wording import _, ngettext


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A pair and what the walk through it found."""

    chart: Chart
    found: Survey

    @property
    def title(self) -> str:
        return f"{self.chart.persona} × {self.chart.scenario}"


def survey_chart(chart: Chart) -> Surveyed:
    """Walk the buyer of this chart."""
    return Surveyed(chart, survey(make(chart)))


def findings_of(library: Library, pair: Surveyed) -> Iterator[Diagnostic]:
    """What is wrong with one pair: a buyer left speechless, a talk that nobody can win, or lose."""
    file, found = library.sources("scenario")[pair.chart.scenario].name, pair.found
    place = library.load("scenario", pair.chart.scenario).document.places.of_key(("opening",))
    for path in found.mute:
        message = _("{pair}: the buyer has nothing to say after this").format(pair=pair.title)
        yield Diagnostic(file, place, "V003", message, _("The talk: {talk}.").format(talk=talk_words(path)))
    tried = _tried(found)
    if not found.winnable:
        message = _("{pair}: nobody can win this buyer").format(pair=pair.title)
        yield Diagnostic(file, place, "V004", message, _best(found, ("partial", "lost"), tried))
    if not found.losable:
        message = _("{pair}: nobody can lose this buyer").format(pair=pair.title)
        yield Diagnostic(file, place, "V005", message, _best(found, ("partial", "won"), tried))


def findings_of_all(
    library: Library, pairs: Sequence[Surveyed], wanted: Callable[[Kind, str], bool]
) -> Iterator[Diagnostic]:
    """What no pair ever does: states never reached, rules never woken.

    A rule of a flow is shared, so it counts as dead only where it is dead in all pairs; ``wanted`` says which files
    may be complained about.
    """
    yield from _dead_states(library, pairs, wanted)
    yield from _dead_rules(library, pairs, wanted)


def talk_words(path: Iterable[Move]) -> str:
    """A walk as a talk: what the trainee does, step by step."""
    return _(" → ").join(_move_words(move) for move in path) or _("right from the start")


def _move_words(move: Move) -> str:
    if move.silence:
        return ngettext("{n} second of silence", "{n} seconds of silence", move.silence).format(n=move.silence)
    if not move.acts:
        return _("something not understood")
    return " + ".join(_act_words(name, topic, slot) for name, topic, slot in move.acts)


def _act_words(name: str, topic: str | None, slot: tuple[str, int] | None) -> str:
    words = label_name(name)
    about = [part for part in (topic, f"{slot[1]}%" if slot else "") if part]
    return f"{words}({' '.join(about)})" if about else words


def _best(found: Survey, results: Sequence[str], tried: str) -> str:
    for result in results:
        path = next((path for name, path in found.results.items() if name == result), None)
        if path is not None:
            words = {"tried": tried, "result": result, "talk": talk_words(path)}
            return _("{tried} The nearest is “{result}”: {talk}.").format(**words)
    return tried


def _tried(found: Survey) -> str:
    return ngettext("{n} reply was tried.", "{n} replies were tried.", found.tried).format(n=found.tried)


def _dead_states(
    library: Library, pairs: Sequence[Surveyed], wanted: Callable[[Kind, str], bool]
) -> Iterator[Diagnostic]:
    for flow in dict.fromkeys(pair.chart.flow for pair in pairs):
        if not wanted("flow", flow):
            continue
        here = [pair for pair in pairs if pair.chart.flow == flow]
        reached = {state for pair in here for state in pair.found.states}
        document = library.load("flow", flow).document
        for name in here[0].chart.nodes:
            if name not in reached:
                message = _("no talk of any pair reaches the state “{name}”").format(name=name)
                remedy = _("Ease the conditions of the rules that lead there.")
                place = document.places.of_key(("states", name))
                yield Diagnostic(document.name, place, "V001", message, remedy, "warning")


def _dead_rules(
    library: Library, pairs: Sequence[Surveyed], wanted: Callable[[Kind, str], bool]
) -> Iterator[Diagnostic]:
    alive: set[str] = set()
    dead: dict[str, Rule] = {}
    for pair in pairs:
        possible = _signals(pair.chart)
        for rule in pair.chart.rules:
            if rule.id in pair.found.rules or _for_other_cases(rule, pair.chart, possible):
                alive.add(str(rule.origin))
            else:
                dead.setdefault(str(rule.origin), rule)
    files = {library.load(kind, name).document.name: (kind, name) for kind, name in _files(pairs)}
    told = {origin: rule for origin, rule in dead.items() if origin not in alive and wanted(*files[rule.origin.file])}
    _drop_woken(told, pairs)
    for rule in told.values():
        kind, name = files[rule.origin.file]
        message = _("no talk of any pair makes this rule fire ({hears})").format(hears=rule.hears)
        remedy = _("Look at its conditions, and at the rules above it that hear the same.")
        place = _place(library, kind, name, rule.origin.line)
        yield Diagnostic(rule.origin.file, place, "V002", message, remedy, "warning")


def _for_other_cases(rule: Rule, chart: Chart, possible: frozenset[str]) -> bool:
    """Whether the rule listens for what this case never gives: a signal, or an answer by an act that it never takes."""
    if rule.hears in SIGNALS:
        return rule.hears not in possible
    answers = any(term.subject == "answering" and HOLDS[term.operator](1, term.bound) for term in rule.guard.terms)
    return answers and not any(rule.hears in item.cleared_by for item in chart.items)


def _drop_woken(dead: dict[str, Rule], pairs: Sequence[Surveyed]) -> None:
    """Take out the rules that an aimless talk wakes in some pair."""
    for pair in pairs:
        sought = {rule.id: str(rule.origin) for rule in pair.chart.rules if str(rule.origin) in dead}
        for rule_id in woken(pair.chart, sought) if sought else ():
            dead.pop(sought[rule_id], None)


def _files(pairs: Sequence[Surveyed]) -> Iterator[tuple[Kind, str]]:
    for pair in pairs:
        yield "persona", pair.chart.persona
        yield "scenario", pair.chart.scenario
        yield "flow", pair.chart.flow


def _place(library: Library, kind: Kind, name: str, line: int) -> Place:
    """Where the first thing on that line stands."""
    places = library.load(kind, name).document.places
    return min((place for place in places.values.values() if place.line == line), default=Place(line, 1))


def _signals(chart: Chart) -> frozenset[str]:
    """The signals that a walk through this chart can give rise to.

    Not the bad ones: they lie in the wording, the length and the haste of a reply, which an abstract reply lacks.
    """
    needs = {need.kind for need in chart.needs}
    given = {
        "answered": bool(chart.items),
        "evaded": bool(chart.items),
        "elicited": bool(chart.facts),
        "asked_again": bool(chart.facts),
        "pointless_question": bool(chart.facts),
        "need_met": bool(needs & {"performance", "delighter"}),
        "reverse_need": "reverse" in needs,
        "indifferent_need": "indifferent" in needs,
        "offer_fair": chart.bargain is not None,
        "offer_short": chart.bargain is not None,
        "approval_reported": chart.approval is not None,
        "steered": bool(chart.habits.drifts_every),
        "ignored_drift": bool(chart.habits.drifts_every),
        "drifted_along": bool(chart.habits.drifts_every),
    }
    return frozenset(name for name, can in given.items() if can and name not in BAD_SIGNALS)
