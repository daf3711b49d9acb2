"""`kefu drill`: try again the moments of a stored talk that failed, or say what is wrong with a flawed talk."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.display import shown_line
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.cli.drill_out import JsonOut, TextOut
    from simulator.reports.drill_loop import Ask, Drill
    from simulator.reports.flawed_talks import FlawedTalk


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "drill",
        callback=click.pass_obj(_drill),
        help=_(
            "Try again the moments of a stored session that failed: WHAT is its id, a beginning of it, or a file. "
            "With --critique say what is wrong with each reply of a flawed talk, then rewrite the worst two: WHAT is "
            "the talk's name or number; without one all are listed."
        ),
        params=[
            click.Argument(["what"], required=False, metavar=_("[WHAT]")),
            click.Option(["--critique"], is_flag=True, help=_("Judge a flawed talk instead of trying your own again.")),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object a step, a summary last.")),
            library_option(),
        ],
    )


def _drill(settings: Settings, what: str | None, critique: bool, json: bool, library: Sequence[Path]) -> int:
    from simulator.authoring.diagnostics import Problems
    from simulator.cli.drill_out import JsonOut, TextOut
    from simulator.cli.drill_talk import reader
    from simulator.reports.drill_loop import Drill
    from simulator.reports.drill_runs import NoDrill

    typed = sys.stdin is not None and sys.stdin.isatty()
    out, ask = JsonOut() if json else TextOut(echo=not typed), reader(typed)
    files = open_all(settings.data, library)
    try:
        if critique:
            return _critique(files, what, out, ask, typed=typed)
        if what is None:
            raise exits.Misuse(_("Name a session, such as “kefu drill 2026”; “kefu list sessions” lists them."))
        return _moments(files, settings.data, what, Drill(out, ask))
    except Problems as problems:
        raise exits.Failed(str(problems)) from None
    except NoDrill as reason:
        raise exits.Failed(str(reason)) from None


def _moments(files: "Library", data: Path | None, session: str, drill: "Drill") -> int:
    from simulator.reports.drill_runs import drill_session
    from simulator.reports.stored import find_session, open_stored
    from simulator.storage.places import find_places

    drill_session(files, open_stored(files, find_session(find_places(data).sessions, session)), drill)
    return exits.FINE


def _critique(files: "Library", what: str | None, out: "JsonOut | TextOut", ask: "Ask", *, typed: bool) -> int:
    from simulator.reports.drill_loop import Drill, Prompt
    from simulator.reports.drill_runs import drill_critique
    from simulator.reports.flawed_talks import flawed_talks

    talks = flawed_talks()
    if what is None:
        out.talks(files, talks)
        what = ask(Prompt(_("Number of the talk: "))) if typed else None
        if not what:
            return exits.FINE
    drill_critique(files, find_talk(talks, what.strip()), Drill(out, ask))
    return exits.FINE


def find_talk(talks: "Sequence[FlawedTalk]", name: str) -> "FlawedTalk":
    """The talk of that number, id or end of an id; raises `Misuse` with the nearest one."""
    from simulator.authoring.spelling import nearest

    if name.isdecimal() and 1 <= int(name) <= len(talks):
        return talks[int(name) - 1]
    ids = {talk.id: talk for talk in talks}
    if name in ids:
        return ids[name]
    ends = [talk for talk in talks if talk.id.endswith("/" + name)]
    if len(ends) == 1:
        return ends[0]
    near = nearest(name, ids, {one: one.rsplit("/")[-1] for one in ids}) or next(
        (one for one in ids if name and name in one), None
    )
    words = {"name": shown_line(name)[:60], "near": near}
    if near:
        raise exits.Misuse(_("There is no talk %(name)s. Did you mean %(near)s?") % words)
    raise exits.Misuse(_("There is no talk %(name)s; “kefu drill --critique” lists them.") % words)
