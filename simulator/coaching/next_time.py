"""What to practise next: the weakest skill, and the case that trains it."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.authoring.models import ScenarioFile
from simulator.practice.case import Case
from simulator.scoring.card import Scorecard

SKILLS = 2
"""Skills named at the most."""
GOOD = 85
"""Marks from which on a case counts as mastered."""

Why = Literal["again", "easier", "further", "other_buyer"]
"""Once more · an easier case of the same kind first · a harder or new case · another buyer."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A dimension that lost many points."""

    dimension: str
    name: str
    lost: Fraction
    check: str
    """The name of its most costly failed check."""
    advice: str


@dataclass(frozen=True, slots=True)
class NextCase:
    persona: str
    scenario: str
    persona_name: str
    scenario_name: str
    why: Why


@dataclass(frozen=True, slots=True)
class NextTime:
    skills: tuple[Skill, ...]
    case: NextCase


def next_time(library: Library, case: Case, card: Scorecard | None, done: Collection[tuple[str, str]] = ()) -> NextTime:
    """What to practise after this talk; ``done`` are the pairs of persona and scenario practised already."""
    return NextTime(_skills(card), _case(library, case, card, done))


def _skills(card: Scorecard | None) -> tuple[Skill, ...]:
    if card is None:
        return ()
    ranked = sorted(card.dimensions, key=lambda one: (one.points - one.out_of, one.id))
    skills = []
    for one in ranked:
        failed = next((advice for advice in card.failed if advice.mark.dimension == one.id), None)
        if failed is not None:
            skills.append(Skill(one.id, one.name, one.out_of - one.points, failed.mark.name, failed.text))
    # The result follows from the rest: it is no skill that one could practise by itself.
    return tuple(skill for skill in skills if skill.dimension != "result")[:SKILLS]


def _case(library: Library, case: Case, card: Scorecard | None, done: Collection[tuple[str, str]]) -> NextCase:
    here = case.scenario
    won = card is not None and card.verdicts.effective == "won" and card.verdicts.allowed
    mine = [one for one in _cases(library, case.persona.id) if one.flow == here.flow and one.id != here.id]
    if not won and card is not None and card.verdicts.effective == "lost":
        easier = [one for one in mine if one.difficulty < here.difficulty and (case.persona.id, one.id) not in done]
        if easier:
            return _named(case, max(easier, key=lambda one: (one.difficulty, one.id)), "easier")
    if not won or card is None or card.total < GOOD:
        return _named(case, here, "again")
    fresh = [one for one in mine if (case.persona.id, one.id) not in done]
    further = [one for one in fresh if one.difficulty >= here.difficulty]
    if further:
        return _named(case, min(further, key=lambda one: (one.difficulty, one.id)), "further")
    others = [
        persona for persona, scenario in library.pairs() if scenario == here.id and (persona, scenario) not in done
    ]
    for persona in others:
        if persona != case.persona.id:
            return NextCase(persona, here.id, library.persona(persona).name, here.name, "other_buyer")
    if fresh:
        return _named(case, max(fresh, key=lambda one: (one.difficulty, one.id)), "further")
    return _named(case, here, "again")


def _named(case: Case, scenario: ScenarioFile, why: Why) -> NextCase:
    return NextCase(case.persona.id, scenario.id, case.persona.name, scenario.name, why)


def _cases(library: Library, persona: str) -> list[ScenarioFile]:
    """What that persona can play; a file that is wrong is no suggestion."""
    found = []
    for name in library.sources("scenario"):
        try:
            scenario = library.scenario(name)
            flows = library.persona(persona).flows
        except Problems:
            continue
        if scenario.flow in flows and (not scenario.personas or persona in scenario.personas):
            found.append(scenario)
    return found
