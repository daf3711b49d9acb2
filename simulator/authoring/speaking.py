"""The keys of lines that are ever spoken: by rules, by waiting, by the engine itself."""

from collections.abc import Sequence

from simulator.authoring.models import FlowFile, PersonaFile, ScenarioFile
from simulator.authoring.models.common import CheckEntry, RuleEntry
from simulator.core.agenda import RETEST
from simulator.core.habits import DRIFT_KEY
from simulator.core.signals import SIGNALS
from simulator.core.taxonomy import LABELS

WAITING = frozenset({"nudge", "nudge_again"})
CAUSES = frozenset(f"because.{one}{end}" for one in (*LABELS, *SIGNALS, "silence") for end in ("", ".bad"))
"""The reasons that a review can give."""


def rule_keys(file: PersonaFile | FlowFile | ScenarioFile) -> frozenset[str]:
    """The keys that the file's rules speak by."""
    states = [entry.rules for entry in file.states.values()] if isinstance(file, FlowFile) else file.states.values()
    rules: list[RuleEntry | CheckEntry] = [*(rule for here in states for rule in here), *file.anywhere, *file.always]
    return frozenset(rule.says for rule in rules if isinstance(rule.says, str))


def keys_of_persona(persona: PersonaFile | None, flows: Sequence[FlowFile]) -> set[str]:
    """All that this buyer, or some buyer, may say in these flows."""
    keys = {DRIFT_KEY, RETEST, "review.unfinished", *WAITING, *CAUSES}
    for flow in flows:
        keys |= {flow.opening, *flow.lines, *rule_keys(flow)}
        keys |= {f"review.{name}" for name, state in flow.states.items() if state.ending}
    if persona is not None:
        keys |= rule_keys(persona)
        keys |= {wait.says for wait in persona.waits if isinstance(wait.says, str)}
    return keys


def keys_of_scenario(scenario: ScenarioFile) -> set[str]:
    """What is said about the matters of the case, and by its own rules."""
    items = {f"item.{one.id}.{what}" for one in scenario.agenda for what in ("asks", "again", "cleared")}
    return {*items, *(f"fact.{one.id}" for one in scenario.hidden), *rule_keys(scenario)}
