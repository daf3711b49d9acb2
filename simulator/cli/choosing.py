"""Which buyer and which case `kefu play` was asked for: by id or Chinese name, the easiest where none is named."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Kind, Library
from simulator.authoring.spelling import nearest
from simulator.cli.exits import Failed, Misuse
from simulator.display import shown_line
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.models import PersonaFile, ScenarioFile


@dataclass(frozen=True, slots=True)
class Pair:
    """A persona and a scenario, by id."""

    persona: str
    scenario: str


def find_pair(library: Library, persona: str, scenario: str | None) -> Pair:
    """The pair that was named; with a persona alone the easiest scenario that it plays.

    Raises:
        Misuse: there is no such persona or scenario.
        Failed: there is nothing that the persona can play.
        Problems: the persona's file is wrong.
    """
    who = find(library, "persona", persona)
    if scenario is not None:
        return Pair(who, find(library, "scenario", scenario))
    cases = scenarios_for(library, library.persona(who))
    if not cases:
        words = {"persona": known(library, "persona", [who])}
        raise Failed(_("%(persona)s has no scenario to play; “kefu check” tells whether one is wrong.") % words)
    return Pair(who, cases[0].id)


def find(library: Library, kind: Kind, name: str) -> str:
    """The id that ``name`` is, or whose Chinese name it is or is a part of: 老金 is 砍价的老金.

    Raises:
        Misuse: nothing is called so, or several are; with the nearest one, or with all that there are.
    """
    # Loaded by every talk anyway, but not by those who only list what there is.
    from simulator.understanding.normalise import spelled

    sources = library.sources(kind)
    if name in sources:
        return name
    names = {model.id: model.name for model in readable(library, kind)}
    found = _called(name, names) or _called(spelled(name), names)
    if len(found) == 1:
        return found[0]
    words = {"name": shown_line(name)[:40], "known": known(library, kind, found)}
    if found:
        raise Misuse(_("%(name)s may be several: %(known)s. Write more of the name.") % words)
    near = nearest(name, sources, names)
    if near:
        raise Misuse(_("There is no %(name)s. Did you mean %(near)s?") % {**words, "near": both(near, names.get(near))})
    raise Misuse(_("There is no %(name)s. Known are: %(known)s.") % words)


def known(library: Library, kind: Kind, ids: Collection[str] = ()) -> str:
    """All of that kind, or those of these ids, as people call them, with their ids."""
    names = {model.id: model.name for model in readable(library, kind)}
    return "、".join(both(one, names.get(one)) for one in ids or library.sources(kind))


def both(id_: str, name: str | None) -> str:
    """A name with the id that commands take as well; the id alone where the file has no name to give."""
    return shown_line(f"{name}（{id_}）" if name else id_)


def _called(wanted: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of what is called so; else of all that have it in their names, one letter being no name."""
    exact = tuple(one for one, name in names.items() if name == wanted)
    return exact or tuple(one for one, name in names.items() if len(wanted) > 1 and wanted in name)


def readable(library: Library, kind: Kind) -> "Iterator[PersonaFile | ScenarioFile]":
    """The files of that kind that are as they should be; `kefu check` tells about the others."""
    for name in library.sources(kind):
        try:
            yield library.load(kind, name).model
        except Problems:
            continue


def scenarios_for(library: Library, persona: "PersonaFile") -> "list[ScenarioFile]":
    """What the persona can play, the easiest first."""
    fitting = [
        library.scenario(one.id)
        for one in readable(library, "scenario")
        if library.scenario(one.id).flow in persona.flows
        and (not library.scenario(one.id).personas or persona.id in library.scenario(one.id).personas)
    ]
    return sorted(fitting, key=lambda one: (one.difficulty, one.id))


def pick_pair(library: Library, ask: Callable[[str], str], tell: Callable[[str], None]) -> Pair:
    """Let the person choose a buyer and a case from numbered lists; an empty answer is the first.

    Raises:
        Failed: there is nothing to choose from.
    """
    buyers = sorted(
        (library.persona(one.id) for one in readable(library, "persona")), key=lambda one: (one.difficulty, one.id)
    )
    able = [(buyer, cases) for buyer in buyers if (cases := scenarios_for(library, buyer))]
    if not able:
        raise Failed(_("There is no buyer with a scenario to play."))
    tell(_("Which buyer?"))
    rows = [f"{buyer.name}（{buyer.type}）{'★' * buyer.difficulty}  {buyer.summary}" for buyer, _cases in able]
    buyer, cases = able[_number(rows, ask, tell)]
    tell(_("Which case?"))
    rows = [f"{case.name} {'★' * case.difficulty}  {case.goal}" for case in cases]
    return Pair(buyer.id, cases[_number(rows, ask, tell)].id)


def _number(rows: list[str], ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    for number, row in enumerate(rows, 1):
        tell(f"  {number}. {shown_line(row)}")
    while True:
        answer = ask(_("Number (Enter is 1): ")).strip()
        if not answer:
            return 0
        if answer.isdecimal() and 1 <= int(answer) <= len(rows):
            return int(answer) - 1
        tell(_("Please type a number from 1 to %(count)d.") % {"count": len(rows)})
