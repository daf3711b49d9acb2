"""A drill on paper: its rows as blocks, and what there is to choose from."""

from collections.abc import Iterable, Mapping

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.display import shown_line
from simulator.reports.drill_words import Kind, Row
from simulator.reports.flawed_talks import FlawedTalk, flawed_talks
from simulator.reports.result_part import local_time
from simulator.storage.places import find_places
from simulator.storage.sessions import Listing, list_sessions
from simulator.tui.options import Options
from simulator.tui.paper.blocks import Gap, Heading, text
from simulator.tui.paper.pieces import Block, Look
from simulator.tui.screens.pick import Choice
from simulator.wording import _

SESSION, TALK = "session:", "talk:"
"""How the values of the two kinds of choices begin."""
SESSIONS = 20
"""Sessions of one's own that are offered, the newest."""
LOOKS: Mapping[Kind, Look] = {
    "title": "title",
    "plain": "plain",
    "dim": "dim",
    "good": "good",
    "bad": "bad",
    "buyer": "strong",
    "trainee": "accent",
    "notice": "notice",
}


def drill_blocks(rows: Iterable[Row]) -> list[Block]:
    blocks: list[Block] = []
    for row in rows:
        blocks += [Gap(), Heading(row.words)] if row.kind == "title" else [text(row.words, LOOKS[row.kind])]
    return blocks


def drill_choices(options: Options) -> tuple[Choice, ...]:
    """One's own finished talks, the newest first, then the flawed talks; reads files, so call it in a thread.

    Raises:
        StorageError: there is no place for sessions.
    """
    library = options.library
    own = [one for one in list_sessions(find_places(options.data).sessions) if one.finished]
    mine = [choice for one in own if (choice := _session(library, one)) is not None]
    flawed = [_talk(library, one, number) for number, one in enumerate(flawed_talks(), 1)]
    return (*mine[:SESSIONS], *(choice for choice in flawed if choice is not None))


def _session(library: Library, one: Listing) -> Choice | None:
    header = one.header
    case = _case(library, header.persona.id, header.scenario.id) if header and header.scenario else None
    if header is None or case is None:
        return None
    words = _("Try my own again: {case}").format(case=case)
    return Choice(SESSION + one.session, words, local_time(header.started))


def _talk(library: Library, one: FlawedTalk, number: int) -> Choice | None:
    """With the number that `kefu drill --critique` lists it by: many are about the same case."""
    case = _case(library, one.persona, one.scenario)
    if case is None:
        return None
    words = _("Find the faults: {case}").format(case=case)
    return Choice(TALK + one.id, words, f"#{number} · {_('{n} replies').format(n=one.replies)}")


def _case(library: Library, persona: str, scenario: str) -> str | None:
    """The buyer and the case by their names; None where one is gone or wrong, so that nothing can be tried in it."""
    try:
        return f"{shown_line(library.persona(persona).name)} · {shown_line(library.scenario(scenario).name)}"
    except Problems:
        return None
