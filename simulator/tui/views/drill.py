"""A drill on paper: its rows as blocks, and what there is to choose from."""

from collections.abc import Iterable, Mapping

from simulator.authoring.diagnostics import Problems
from simulator.authoring.library import Library
from simulator.display import shown_line
from simulator.reports.drill_words import Kind, Row
from simulator.reports.flawed_talks import FlawedTalk, flawed_talks
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
    own = [one for one in list_sessions(find_places(options.data).sessions) if one.finished and one.header is not None]
    mine = [_session(options.library, one) for one in own[:SESSIONS]]
    return (*mine, *(_talk(options.library, one) for one in flawed_talks()))


def _session(library: Library, one: Listing) -> Choice:
    assert one.header is not None
    scenario = one.header.scenario.id if one.header.scenario else ""
    words = _("Try my own again: {case}").format(case=_case(library, one.header.persona.id, scenario))
    return Choice(SESSION + one.session, words, one.header.started[:16].replace("T", " "))


def _talk(library: Library, one: FlawedTalk) -> Choice:
    words = _("Find the faults: {case}").format(case=_case(library, one.persona, one.scenario))
    return Choice(TALK + one.id, words, _("{n} replies").format(n=one.replies))


def _case(library: Library, persona: str, scenario: str) -> str:
    try:
        return f"{shown_line(library.persona(persona).name)} · {shown_line(library.scenario(scenario).name)}"
    except Problems:
        return shown_line(f"{persona} · {scenario}")
