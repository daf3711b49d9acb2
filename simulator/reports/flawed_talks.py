"""The flawed talks that came with the project, for critique: scripted talks whose faults and marks are known."""

from dataclasses import dataclass
from pathlib import Path

from simulator.authoring.compiling.fitting import answers_of, find_rubric
from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.authoring.models.script import ScriptFile
from simulator.authoring.roots import shipped
from simulator.coaching.coach import Coaching, coach
from simulator.coaching.drill_critique import Item, critique_items
from simulator.coaching.heed import Heed, unheeded
from simulator.core.events import Event
from simulator.practice.case import Case, open_case
from simulator.replay.run import run_script
from simulator.replay.script import Script, find_scripts, load_script
from simulator.scoring.card import Scorecard

PINNED = "behaviours"
"""The folder of scripts that pin one thing each and are no talks to learn from."""
SLIPS = "slips_"
"""How the names of talks with slips begin."""


@dataclass(frozen=True, slots=True)
class FlawedTalk:
    """A talk to be judged, without a word on what is wrong with it."""

    id: str
    """Its way among the scripts, without the suffix: ``golden/review/called_picky``."""
    persona: str
    scenario: str
    replies: int
    path: Path


@dataclass(frozen=True, slots=True)
class Played:
    """A flawed talk, played to its end."""

    talk: FlawedTalk
    name: str
    """What its author calls it, which tells what is wrong."""
    case: Case
    events: tuple[Event, ...]
    card: Scorecard | None
    items: tuple[Item, ...]
    rubric: str | None
    """The rubric that the script asks for; None leaves it to the scenario."""


def flawed_talks(folder: Path | None = None) -> tuple[FlawedTalk, ...]:
    """All of them below ``folder`` (the shipped scripts), in the order of their ids."""
    top = folder or shipped("scripts")
    found: list[FlawedTalk] = []
    for path in find_scripts([top]):
        parts = path.relative_to(top).with_suffix("").parts
        if parts[0] == PINNED:
            continue
        try:
            model = load_script(path).model
        except Problems:
            continue
        replies = sum(step.say is not None for step in model.talk)
        if _flawed(path.stem, model) and replies > 1:
            found.append(FlawedTalk("/".join(parts), model.persona, model.scenario, replies, path))
    return tuple(sorted(found, key=lambda talk: talk.id))


def play_flawed(library: Library, talk: FlawedTalk) -> Played:
    """The talk played to its end, with what is wrong with each reply.

    Raises:
        Problems: its persona, scenario or rubric is gone or wrong.
    """
    script: Script = load_script(talk.path)
    outcome = run_script(script, library)
    if not outcome.events:
        raise Problems(outcome.diagnostics)
    case = open_case(library, talk.persona, talk.scenario)
    items = critique_items(outcome.events, outcome.card, case.buyer.chart.moods)
    return Played(talk, script.model.name, case, outcome.events, outcome.card, items, script.model.rubric)


def coach_flawed(library: Library, played: Played, heed: Heed = unheeded) -> Coaching:
    """What trying the talk otherwise shows: about two seconds, in which ``heed`` is told of each step.

    Raises:
        Problems: the rubric is gone or wrong.
        simulator.coaching.recorded.Drifted: the files changed since it was played.
    """
    chart = played.case.buyer.chart
    rubric = find_rubric(library, chart.scenario, played.rubric)
    answers = answers_of(library, chart.scenario)
    return coach(played.case.buyer, played.events, rubric, answers, played.case.ears, heed)


def _flawed(stem: str, model: ScriptFile) -> bool:
    end = model.end
    if stem.startswith(SLIPS):
        return True
    return end is not None and (end.result in ("lost", "partial") or end.verdict == "not_allowed")
