"""Names in one file that nothing knows: topics, acts of model answers, words that nobody would ever speak.

Called by `kefu check`; whoever plays can do without, for such a name is only never used.
"""

from collections.abc import Iterator

from simulator.authoring.compiling.quantities import fen, seconds
from simulator.authoring.compiling.report import Part, Report
from simulator.authoring.compiling.run_together import warn_if_several
from simulator.authoring.document import Path, Value
from simulator.authoring.library import Kind, Library, kind_name
from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile, ShopFile
from simulator.authoring.speaking import keys_of_persona, keys_of_scenario, rule_keys
from simulator.core.habits import DRIFT_KEY
from simulator.core.taxonomy import ACTS
from simulator.wording import _


def check_names(library: Library, kind: Kind, name: str, report: Report) -> None:
    """Complain about what the file names and nothing knows, and about waits that are out of order."""
    loaded = library.load(kind, name)
    part, model = Part(loaded.document, report), loaded.model
    for path, topic in _topics(kind, model, loaded.document.value):
        _check_topic(_at(part, path), topic)
    if isinstance(model, ScenarioFile):
        for place, answer in enumerate(model.answers):
            if answer.act not in ACTS:
                message = _("there is no service act “{word}”")
                (part / "answers" / place / "act").unknown("C002", message, answer.act, ACTS)
        _check_scenario_keys(library, model, part)
        _check_buyers(library, model, part)
        _check_topic_words(model, part / "topics")
    if isinstance(model, ShopFile):
        fen(model.policy.money, part / "policy" / "money")
    if isinstance(model, FlowFile) and model.start not in model.states:
        (part / "start").unknown("C001", _("there is no state “{word}” in this flow"), model.start, model.states)
    if isinstance(model, PersonaFile):
        _check_waits(model, part / "waits")
        _check_persona_states(library, model, part / "states")
        _check_persona_keys(library, model, part)


def _at(part: Part, path: Path) -> Part:
    return Part(part.document, part.report, path)


def _check_topic(part: Part, topic: str) -> None:
    # 0.1 s, and only checking pays it.
    from simulator.understanding.lexicon import lexicon

    known = lexicon().topics
    if topic not in known:
        at_key = part.path[:-1] == ("topics",)
        names = {one: topic.name for one, topic in known.items()}
        part.unknown("C019", _("there is no topic “{word}”"), topic, known, at_key=at_key, names=names)


def _topics(kind: Kind, model: object, value: Value) -> Iterator[tuple[Path, str]]:
    """Every topic that the file names, and where."""
    if kind == "rubric":
        yield from _below((), value)
    elif isinstance(model, ShopFile):
        yield from ((("facts", place, "topic"), one.topic) for place, one in enumerate(model.facts))
        yield from ((("promotions", place, "topic"), one.topic) for place, one in enumerate(model.promotions))
    elif isinstance(model, ScenarioFile):
        named = [(("product", "facts", place), one.topic) for place, one in enumerate(model.product.facts)]
        yield from (((*path, "topic"), topic) for path, topic in named)
        yield from ((("topics", topic), topic) for topic in model.topics)
        yield from ((("agenda", place, "topic"), one.topic) for place, one in enumerate(model.agenda))
        yield from ((("hidden", place, "topic"), one.topic) for place, one in enumerate(model.hidden))
        for place, need in enumerate(model.needs):
            if need.topic is not None:
                yield ("needs", place, "topic"), need.topic
        for place, answer in enumerate(model.answers):
            if answer.topic is not None:
                yield ("answers", place, "topic"), answer.topic


def _below(path: Path, value: Value) -> Iterator[tuple[Path, str]]:
    """In a rubric every key of that name asks about topics, however deep it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, key)
            if key == "topic" and isinstance(inner, str):
                yield here, inner
            elif key == "topic" and isinstance(inner, list):
                yield from (((*here, place), one) for place, one in enumerate(inner) if isinstance(one, str))
            else:
                yield from _below(here, inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _below((*path, place), inner)


def _check_waits(persona: PersonaFile, part: Part) -> None:
    before = 0
    for place, wait in enumerate(persona.waits):
        told = len(part.report.diagnostics)
        after = seconds(wait.after, part / place / "after")
        if after <= before and len(part.report.diagnostics) == told:
            (part / place / "after").complain(
                "C023",
                _("this step of waiting does not come later than the one above it"),
                _("Count each from the trainee's last reply, the shortest first."),
            )
        before = max(before, after)


def _check_persona_states(library: Library, persona: PersonaFile, part: Part) -> None:
    """States of flows that this buyer does not take may be there; states that no flow has are misspelt."""
    if not all(_readable(library, "flow", name) for name in library.sources("flow")):
        return
    known = {state for name in library.sources("flow") for state in library.flow(name).states}
    for state in persona.states:
        if state not in known:
            (part / state).unknown("C001", _("no flow has the state “{word}”"), state, known, at_key=True)


def _check_drift(persona: PersonaFile, flows: list[FlowFile], scenarios: list[ScenarioFile], part: Part) -> None:
    for flow in flows if persona.habits.drifts_every else ():
        lines = [persona.voice, persona.voices.get(flow.id, {}), flow.lines]
        lines += [scenario.lines for scenario in scenarios if scenario.flow == flow.id]
        if not any(DRIFT_KEY in one for one in lines):
            part.complain(
                "C007",
                _("this buyer drifts off, but nothing says with which words in the flow “{flow}”").format(flow=flow.id),
                _("Write them in “voice”: “{key}: […, …]”; or write 0.").format(key=DRIFT_KEY),
            )


def _check_persona_keys(library: Library, persona: PersonaFile, part: Part) -> None:
    flows = [library.flow(name) for name in persona.flows if _readable(library, "flow", name)]
    if len(flows) < len(persona.flows):
        return
    known = keys_of_persona(persona, flows)
    known |= {key for scenario in _scenarios(library, persona.flows) for key in keys_of_scenario(scenario)}
    _check_drift(persona, flows, list(_scenarios(library, persona.flows)), part / "habits" / "drifts_every")
    for key in persona.voice:
        _check_key(part / "voice" / key, key, known)
    for flow, lines in persona.voices.items():
        for key in lines:
            _check_key(part / "voices" / flow / key, key, known)


def _scenarios(library: Library, flows: list[str]) -> Iterator[ScenarioFile]:
    for name in library.sources("scenario"):
        if _readable(library, "scenario", name) and library.scenario(name).flow in flows:
            yield library.scenario(name)


def _check_scenario_keys(library: Library, scenario: ScenarioFile, part: Part) -> None:
    if not _readable(library, "flow", scenario.flow):
        return
    flow: FlowFile = library.flow(scenario.flow)
    known = keys_of_scenario(scenario) | keys_of_persona(None, [flow])
    for name in library.sources("persona"):
        if _readable(library, "persona", name):
            persona = library.persona(name)
            known |= {*rule_keys(persona), *persona.voice, *persona.voices.get(flow.id, ())}
    for key in scenario.lines:
        _check_key(part / "lines" / key, key, known)
    for name, lines in scenario.voices.items():
        for key in lines:
            _check_key(part / "voices" / name / key, key, known)


def _check_buyers(library: Library, scenario: ScenarioFile, part: Part) -> None:
    """Buyers for whom the case words or keeps something, and who do not exist."""
    named = [(part / "voices" / name, name, True) for name in scenario.voices]
    for place, item in enumerate(scenario.agenda):
        here = part / "agenda" / place
        named += [(here / "only" / number, name, False) for number, name in enumerate(item.only)]
        if item.after == item.id:
            (here / "after").complain(
                "C006",
                _("“{name}” waits for itself").format(name=item.id),
                _("Name the matter that comes before it, or leave “after” out."),
            )
    for here, name, at_key in named:
        if name not in library.sources("persona"):
            message = _("there is no {kind} “{word}”").format(kind=kind_name("persona"), word="{word}")
            here.unknown("C030", message, name, library.sources("persona"), at_key=at_key)


def _check_topic_words(scenario: ScenarioFile, part: Part) -> None:
    for topic, words in scenario.topics.items():
        for place, word in enumerate(words):
            warn_if_several(word, part / topic / place, "C025")


def _check_key(part: Part, key: str, known: frozenset[str] | set[str]) -> None:
    if key not in known:
        message = _("nothing in the flow, the buyer or the case speaks the lines “{word}”")
        part.unknown("C022", message, key, known, at_key=True)


def _readable(library: Library, kind: Kind, name: str) -> bool:
    from simulator.authoring.diagnostics import Problems

    try:
        library.load(kind, name)
    except Problems:
        return False
    return True
