"""`kefu play`: practise with a buyer, in the full screen or, with ``--plain``, as plain lines."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library, Root
    from simulator.cli.choosing import Pair
    from simulator.core.events import Mode
    from simulator.practice.case import Case
    from simulator.practice.clocks import VirtualClock, WallClock
    from simulator.storage.journal import Journal
    from simulator.tui.options import Options

NEWEST = ""
"""What ``--resume`` says without a name."""
PIPED_SEED = 1
"""The seed of a piped session that names none, so that it repeats."""
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


def library_option() -> click.Option:
    """``--library DIR``, which may be given several times."""
    return click.Option(
        ["--library"],
        multiple=True,
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=_("A further folder of personas, flows, scenarios, shops and rubrics. May be given again."),
    )


def __getattr__(name: str) -> click.Command:
    # Made when it is called, because its help is in the language that was asked for.
    if name == "command":
        return make()
    raise AttributeError(name)


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


def open_all(data: Path | None, others: Sequence[Path], tell: bool = True) -> "Library":
    """The library of this person: shipped, in the data folder, and in ``others``.

    Files in them that nothing reads are told on stderr, unless ``tell`` is off.
    """
    from simulator.authoring.roots import open_library
    from simulator.storage.errors import NoPlace
    from simulator.storage.places import find_places

    try:
        own = find_places(data).data / "personas"
    except NoPlace:
        own = None
    library = open_library(own, others)
    for root in library.roots if tell else ():
        if root.label != "shipped":
            _tell_strays(root)
    return library


def _tell_strays(root: "Root") -> None:
    from simulator.authoring.diagnostics import render
    from simulator.authoring.strays import strays

    for stray in strays(root):
        click.echo(render(stray.told), err=True)


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

    try:
        return _talk(asked, library)
    except Problems as problems:
        raise exits.Failed(str(problems)) from None


def _talk(asked: Asked, library: "Library") -> int:
    from simulator.cli.plain import Plain
    from simulator.practice.case import open_case
    from simulator.practice.sealing import sealer
    from simulator.storage.sittings import begin, begin_drill, go_on, left_at

    typed = sys.stdin is not None and sys.stdin.isatty()
    if asked.resume is not None:
        journal = _unfinished(asked.resume, asked)
        header = journal.header
        case = open_case(library, header.persona.id, header.scenario.id if header.scenario else "")
        clock = _clock(typed, left_at(journal))
        try:
            sitting = go_on(case, clock, journal, sealer(library, case) if header.mode == "exam" else None)
        except KeyError as error:
            message = _("The files have changed too much since this session began: %(what)s is gone.")
            raise exits.Failed(message % {"what": error}) from None
        return Plain(library, case, sitting, clock, header.seed, header.mode == "exam", asked.json).run()
    pair = _pair(asked, library, typed)
    case = open_case(library, pair.persona, pair.scenario)
    seed, clock = _seed(asked.seed, typed), _clock(typed, 0)
    mode: Mode = asked.mode or "practice"
    if asked.start is not None:
        from simulator.cli.drill_from import Wanted, open_at

        opened = open_at(library, Wanted(case, seed, asked.start))
        clock = _clock(typed, opened.state.at)
        sitting = begin_drill(case, clock, seed, asked.data, opened.events)
    else:
        seals = sealer(library, case) if mode == "exam" else None
        sitting = begin(case, clock, seed, mode, asked.data, sealer=seals)
    return Plain(library, case, sitting, clock, seed, mode == "exam", asked.json).run()


def _pair(asked: Asked, library: "Library", typed: bool) -> "Pair":
    from simulator.cli.choosing import find_pair, known, pick_pair

    if asked.persona is not None:
        return find_pair(library, asked.persona, asked.scenario)
    if not typed:
        names = {"known": known(library, "persona")}
        raise exits.Misuse(_("Name a persona, such as “kefu play --plain cold”. Known are: %(known)s.") % names)
    return pick_pair(library, _ask, lambda text: click.echo(text, err=True))


def _ask(prompt: str) -> str:
    click.echo(prompt, err=True, nl=False)
    answer = sys.stdin.readline()
    if not answer:
        raise click.Abort
    return answer


def _unfinished(name: str, asked: Asked) -> "Journal":
    from simulator.storage.errors import InUse
    from simulator.storage.places import find_places
    from simulator.storage.sessions import list_sessions, open_session

    folder = find_places(asked.data).sessions
    if name != NEWEST:
        return open_session(folder, name)
    for listed in list_sessions(folder):
        if listed.header is None or listed.finished or asked.persona not in (None, listed.header.persona.id):
            continue
        try:
            return open_session(folder, listed.session)
        except InUse:
            continue
    raise exits.Failed(_("There is no unfinished session to go on with."))


def _seed(asked: int | None, typed: bool) -> int:
    if asked is not None:
        return asked
    if not typed:
        return PIPED_SEED
    import secrets

    return secrets.randbelow(1_000_000)


def _clock(typed: bool, at: int) -> "VirtualClock | WallClock":
    from simulator.practice.clocks import VirtualClock, WallClock

    return WallClock(at) if typed else VirtualClock(at)
