"""What the files of the library call themselves, for whoever shows ids that a session or a talk names."""

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Kind, Library
from simulator.wording import _


def file_title(library: Library, kind: Kind, id_: str) -> str:
    """What a file calls itself; where it is gone or wrong that is said, with its id."""
    try:
        name: str = library.load(kind, id_).model.name
    except Problems:
        return _("{id} (not there any more)").format(id=id_)
    return name


def pair_title(library: Library, persona: str, scenario: str) -> str:
    """A buyer and a case by their names."""
    return f"{file_title(library, 'persona', persona)} × {file_title(library, 'scenario', scenario)}"


def state_title(library: Library, scenario: str | None, state: str) -> str:
    """What the flow of that case calls a state; its id where that cannot be told."""
    try:
        found = library.flow(library.scenario(scenario or "").flow).states.get(state)
    except Problems:
        return state
    return found.name if found else state
