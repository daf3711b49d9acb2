"""The compiler: persona × scenario × shop × flow into one `Chart`, or every reason why not."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.authoring.compiling.lint import check_chart
from simulator.authoring.compiling.mind import Mind, make_mind
from simulator.authoring.compiling.quantities import fen, seconds
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.rules import Gathered, RuleBook, gather
from simulator.authoring.compiling.twice import check_ids
from simulator.authoring.compiling.vocabulary import Vocabulary
from simulator.authoring.compiling.voices import Written, check_said, choose_words, under
from simulator.authoring.diagnostics import Diagnostic, Problems
from simulator.authoring.library import Library
from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
from simulator.authoring.models.persona import MoodEntry
from simulator.authoring.moods import MOODS
from simulator.core.chart import Chart, Ending, Gauge, Habits, Line, Mood, Node, Step
from simulator.core.known import Known
from simulator.core.trade import Approval, Bargain, Policy
from simulator.wording import _


@dataclass(frozen=True, slots=True)
class Case:
    """The four files of one conversation, and the parts of them that complaints point at."""

    persona: PersonaFile
    scenario: ScenarioFile
    shop: ShopFile
    flow: FlowFile
    of_persona: Part
    of_scenario: Part
    of_shop: Part
    of_flow: Part
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A chart, and what is worth a warning about it."""

    chart: Chart
    warnings: tuple[Diagnostic, ...]


def compile_chart(library: Library, persona: str, scenario: str) -> Compiled:
    """The chart for a persona in a scenario.

    Raises:
        Problems: a file is missing or wrong, or the four do not fit together; all reasons at once.
    """
    report = Report()
    case = _case(library, persona, scenario, report)
    chart = _chart(case)
    if not report.failed:
        check_chart(chart, case.of_flow)
    if report.failed:
        raise Problems(report.diagnostics)
    return Compiled(chart, tuple(report.diagnostics))


def _case(library: Library, persona: str, scenario: str, report: Report) -> Case:
    who, what = library.load("persona", persona), library.load("scenario", scenario)
    where, how = library.load("shop", what.model.shop), library.load("flow", what.model.flow)
    here, there, shop, flow = (Part(loaded.document, report) for loaded in (who, what, where, how))
    if what.model.flow not in who.model.flows:
        (here / "flows").unknown(
            "C011", _("this persona does not play the flow “{word}”"), what.model.flow, who.model.flows
        )
    if what.model.personas and persona not in what.model.personas:
        (there / "personas").unknown("C011", _("“{word}” is none of its personas"), persona, what.model.personas)
    for model, part in ((who.model, here), (what.model, there), (how.model, flow)):
        check_ids(model, part)
    digests: dict[str, str] = {loaded.source.kind: loaded.digest for loaded in (who, what, where, how)}
    return Case(who.model, what.model, where.model, how.model, here, there, shop, flow, digests)


def _chart(case: Case) -> Chart:
    scenario, persona, flow = case.scenario, case.persona, case.flow
    vocabulary = _vocabulary(case)
    nodes = _nodes(case)
    gathered = gather(_books(case), vocabulary, [name for name, node in nodes.items() if node.ending is None])
    start = scenario.start or flow.start
    vocabulary.check_state(start, case.of_scenario / "start" if scenario.start else case.of_flow / "start")
    mind = make_mind(scenario, persona, case.of_scenario, case.of_persona, vocabulary)
    price = fen(scenario.product.price, case.of_scenario / "product" / "price")
    lines = _lines(case, gathered, mind, price)
    check_said({**mind.spoken, **gathered.spoken}, lines)
    return Chart(
        persona=persona.id,
        scenario=scenario.id,
        shop=case.shop.id,
        flow=flow.id,
        stage=scenario.stage,
        title=f"{persona.name} · {scenario.name}",
        start=start,
        opening=flow.opening,
        steps=tuple(Step(step.id, step.name) for step in flow.steps),
        nodes=nodes,
        moods=_moods(case),
        memories=tuple(Gauge(name, one.start, one.low, one.high) for name, one in flow.memories.items()),
        rules=tuple(gathered.rules),
        items=tuple(mind.items),
        facts=tuple(mind.facts),
        needs=tuple(mind.needs),
        waits=tuple(mind.waits),
        lines=lines,
        habits=Habits(**persona.habits.model_dump()),
        policy=_policy(case, price),
        approval=_approval(case),
        bargain=Bargain(**persona.bargain.model_dump()) if persona.bargain and scenario.bargains else None,
        max_turns=flow.max_turns,
        known=_known(scenario),
        digests=case.digests,
    )


def _known(scenario: ScenarioFile) -> Known:
    product, order = scenario.product, scenario.order
    details = [*(fact.text for fact in product.facts), *order, *order.values()]
    topics = [phrase for phrases in scenario.topics.values() for phrase in phrases]
    return Known("\n".join((scenario.brief, scenario.goal)), product.name, "\n".join(details), "\n".join(topics))


def _vocabulary(case: Case) -> Vocabulary:
    scenario = case.scenario
    return Vocabulary(
        states=frozenset(case.flow.states),
        moods=frozenset(MOODS),
        memories=frozenset(case.flow.memories),
        items=frozenset(item.id for item in scenario.agenda),
        facts=frozenset(fact.id for fact in scenario.hidden),
        needs=frozenset(need.id for need in scenario.needs),
        memory_bounds={name: (one.low, one.high) for name, one in case.flow.memories.items()},
    )


def _books(case: Case) -> list[RuleBook]:
    """The rule books, the most specific first. A persona may word rules for states of flows other than this one."""
    scenario, persona, flow = case.scenario, case.persona, case.flow
    of_persona = {state: rules for state, rules in persona.states.items() if state in flow.states}
    of_flow = {state: entry.rules for state, entry in flow.states.items()}
    return [
        RuleBook(case.of_scenario, scenario.states, scenario.anywhere, scenario.always, nested=False),
        RuleBook(case.of_persona, of_persona, persona.anywhere, persona.always, nested=False),
        RuleBook(case.of_flow, of_flow, flow.anywhere, flow.always, nested=True),
    ]


def _nodes(case: Case) -> dict[str, Node]:
    known = {step.id for step in case.flow.steps}
    nodes = {}
    for name, state in case.flow.states.items():
        part = case.of_flow / "states" / name
        if state.step is not None and state.step not in known:
            (part / "step").unknown("C008", _("this flow has no step “{word}”"), state.step, known)
        ending = Ending(name, state.name, state.ending.result, state.ending.stars) if state.ending else None
        if ending and state.rules:
            (part / "rules").complain(
                "C009", _("an ending has no rules"), _("Leave out either the ending or its rules.")
            )
        nodes[name] = Node(name, state.name, state.step or "", state.asks, ending)
    return nodes


def _moods(case: Case) -> tuple[Mood, ...]:
    moods = []
    for name in case.persona.moods:
        if name not in MOODS:
            (case.of_persona / "moods" / name).unknown("C003", _("there is no mood “{word}”"), name, MOODS, at_key=True)
    for name in case.scenario.moods:
        if name not in MOODS:
            (case.of_scenario / "moods" / name).unknown(
                "C003", _("there is no mood “{word}”"), name, MOODS, at_key=True
            )
    for name, kind in MOODS.items():
        entry = case.persona.moods.get(name) or MoodEntry(start=kind.start)
        if not entry.low <= entry.start <= entry.high:
            (case.of_persona / "moods" / name / "start").complain(
                "C012", _("the mood does not start within its bounds"), _("Keep low ≤ start ≤ high.")
            )
        shifted = max(entry.low, min(entry.high, entry.start + case.scenario.moods.get(name, 0)))
        moods.append(
            Mood(name, kind.name, Gauge(name, shifted, entry.low, entry.high), kind.good, entry.up, entry.down)
        )
    return tuple(moods)


def _lines(case: Case, gathered: Gathered, mind: Mind, price: int) -> dict[str, tuple[Line, ...]]:
    """Words by key, the most specific first: the scenario for this persona, the scenario, the persona, the flow."""
    scenario, persona, flow = case.scenario, case.persona, case.flow
    words = {
        **scenario.words,
        "product": scenario.product.name,
        "price": yuan(price),
        "shop": case.shop.name,
    }
    own = case.of_scenario / "voices" / persona.id
    here = case.of_persona / "voices" / flow.id
    return choose_words(
        [
            under(own, scenario.voices.get(persona.id, {})),
            under(case.of_scenario / "lines", scenario.lines),
            {flow.opening: Written(scenario.opening, case.of_scenario / "opening")},
            mind.words,
            gathered.inline,
            under(here, persona.voices.get(flow.id, {})),
            under(case.of_persona / "voice", persona.voice),
            under(case.of_flow / "lines", flow.lines),
        ],
        words,
    )


def yuan(fen_: int) -> str:
    """The amount as people write it: 129元, 12.5元."""
    return f"{fen_ / 100:.2f}".rstrip("0").rstrip(".") + "元"


def _policy(case: Case, price: int) -> Policy:
    shop, limits = case.shop.policy, case.scenario.limits
    return Policy(
        price=price,
        discount=shop.discount if limits.discount is None else limits.discount,
        money=fen(shop.money, case.of_shop / "policy" / "money")
        if limits.money is None
        else fen(limits.money, case.of_scenario / "limits" / "money"),
        gift=shop.gift if limits.gift is None else limits.gift,
        postage=shop.postage if limits.postage is None else limits.postage,
    )


def _approval(case: Case) -> Approval | None:
    entry = case.scenario.approval
    if entry is None:
        return None
    after = seconds(entry.after, case.of_scenario / "approval" / "after")
    return Approval(entry.granted, after, entry.notice)
