"""`kefu play`: practise with a buyer, in the full screen or, with ``--plain``, as plain lines."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.core.events import Mode
    from simulator.practice.case import Case
    from simulator.tui.options import Options

NEWEST = ""
"""What ``--resume`` says without a name."""
SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Asked:
    """What `kefu play` was called with."""

    persona: str | None
    scenario: str | None
    json: bool
    seed: int | None
    mode: "Mode | None"
    resume: str | None
    data: Path | None
    start: str | None = None
    """The state in which a drill begins; None begins at the beginning."""


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "play",
        callback=click.pass_obj(_play),
        help=_("Practise with a buyer. Without a name you choose from a list."),
        params=[
            click.Argument(["persona"], required=False, metavar=_("[PERSONA]")),
            click.Argument(["scenario"], required=False, metavar=_("[SCENARIO]")),
            click.Option(
                ["--plain"], is_flag=True, help=_("Plain lines over standard input and output, one reply a line.")
            ),
            click.Option(["--json"], is_flag=True, help=_("With --plain: one JSON object a turn, for programs.")),
            click.Option(["--seed"], type=click.IntRange(0, SEEDS - 1), help=_("The same seed, the same buyer.")),
            click.Option(
                ["--mode"],
                type=click.Choice(["practice", "exam"]),
                help=_("An exam shows nothing of what goes on in the buyer."),
            ),
            click.Option(
                ["--from", "start"],
                metavar=_("STATE"),
                help=_("A drill: begin in this state of the talk. What came before is told and earns no marks."),
            ),
            click.Option(
                ["--resume"],
                is_flag=False,
                flag_value=NEWEST,
                metavar=_("[SESSION]"),
                help=_("Go on with a session; the newest unfinished one where none is named."),
            ),
            library_option(),
        ],
    )


def _play(
    settings: Settings,
    persona: str | None,
    scenario: str | None,
    plain: bool,
    json: bool,
    seed: int | None,
    mode: "Mode | None",
    start: str | None,
    resume: str | None,
    library: Sequence[Path],
) -> int:
    asked = Asked(persona, scenario, json, seed, mode, resume, settings.data, start)
    if json and not plain:
        raise exits.Misuse(_("--json goes with --plain."))
    if resume is not None and (scenario is not None or seed is not None or mode is not None):
        raise exits.Misuse(_("A session that is gone on with keeps its case, its seed and its mode."))
    if start is not None and (scenario is None or resume is not None or mode == "exam"):
        raise exits.Misuse(_("--from goes with a persona and a scenario, in practice mode."))
    if not (plain or _terminal()):
        raise exits.Misuse(
            _("The full screen needs a terminal. Use “kefu play --plain” in a pipe, or “kefu replay” for scripts.")
        )
    files = open_all(settings.data, library)
    return (_plain if plain else _full_screen)(_by_id(asked, files), files)


def _by_id(asked: Asked, library: "Library") -> Asked:
    """The same with ids for names, so that what nobody is called is told before anything begins.

    Raises:
        Misuse: nobody, or nothing, is called so.
    """
    from simulator.cli.choosing import find

    who = asked.persona and find(library, "persona", asked.persona)
    what = asked.scenario and find(library, "scenario", asked.scenario)
    return replace(asked, persona=who, scenario=what)


def _terminal() -> bool:
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _full_screen(asked: Asked, library: "Library") -> int:
    # 200 ms of textual, for those who want it.
    from simulator.tui.app import Options, run

    mode: Mode = asked.mode or "practice"
    options = Options(library, asked.data, asked.persona, asked.scenario, asked.seed, mode, asked.resume)
    return run(options if asked.start is None else _from_state(asked, options))


def _from_state(asked: Asked, options: "Options") -> "Options":
    """The same with the drill's state looked up, so that what is wrong with it is told before the screen opens."""
    from simulator.authoring.diagnostics import Problems
    from simulator.cli.drill_from import Wanted, open_at

    try:
        case = _case(asked, options.library)
        opened = open_at(options.library, Wanted(case, asked.seed or 0, asked.start or ""))
    except Problems as problems:
        raise exits.Failed(str(problems)) from None
    chart = case.buyer.chart
    return replace(options, persona=chart.persona, scenario=chart.scenario, start=opened.state.node)


def _case(asked: Asked, library: "Library") -> "Case":
    from simulator.cli.choosing import find_pair
    from simulator.practice.case import open_case

    pair = find_pair(library, asked.persona or "", asked.scenario)
    return open_case(library, pair.persona, pair.scenario)


def _plain(asked: Asked, library: "Library") -> int:
    from simulator.authoring.diagnostics import Problems
    from simulator.cli.plain_begin import begun

    try:
        return begun(asked, library).run()
    except Problems as problems:
        raise exits.Failed(str(problems)) from None
