"""How a plain talk begins: with whom, on which clock, and whether anew, in a drill or where it was left."""

import secrets
import sys

import click

from simulator.authoring.library import Library
from simulator.cli import exits
from simulator.cli.choosing import Pair, find_pair, known, pick_pair
from simulator.cli.plain import Plain
from simulator.cli.play import Asked
from simulator.practice.case import open_case
from simulator.practice.clocks import VirtualClock, WallClock
from simulator.practice.sealing import sealer
from simulator.storage.lines import EXAM
from simulator.storage.places import find_places
from simulator.storage.sessions import open_unfinished
from simulator.storage.sittings import begin, begin_drill, case_of, go_on, left_at
from simulator.wording import _

PIPED_SEED = 1
"""The seed of a piped session that names none, so that it repeats."""
SEEDS = 1_000_000
"""Among so many one is drawn for a person who names none."""


def begun(asked: Asked, library: Library) -> Plain:
    """The talk that was asked for, ready to run.

    Raises:
        Problems: a file is missing or wrong, or the files do not fit together.
        Misuse: nobody was named, and nobody can be asked.
        StorageError: the session cannot be gone on with.
    """
    typed = sys.stdin is not None and sys.stdin.isatty()
    if asked.resume is not None:
        return _gone_on(asked, asked.resume, library, typed)
    pair = _pair(asked, library, typed)
    case = open_case(library, pair.persona, pair.scenario)
    seed = _seed(asked.seed, typed)
    if asked.start is not None:
        from simulator.cli.drill_from import Wanted, open_at

        opened = open_at(library, Wanted(case, seed, asked.start))
        clock = _clock(typed, opened.state.at)
        sitting = begin_drill(case, clock, seed, asked.data, opened.events)
    else:
        clock, mode = _clock(typed, 0), asked.mode or "practice"
        sitting = begin(case, clock, seed, mode, asked.data, sealer=sealer(library, case) if mode == EXAM else None)
    return Plain(library, case, sitting, clock, seed, asked.mode == EXAM, asked.json)


def _gone_on(asked: Asked, name: str, library: Library, typed: bool) -> Plain:
    journal = open_unfinished(find_places(asked.data).sessions, name, asked.persona)
    header = journal.header
    case, clock, exam = case_of(library, header, journal.path), _clock(typed, left_at(journal)), header.mode == EXAM
    sitting = go_on(case, clock, journal, sealer(library, case) if exam else None)
    return Plain(library, case, sitting, clock, header.seed, exam, asked.json)


def _pair(asked: Asked, library: Library, typed: bool) -> Pair:
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


def _seed(asked: int | None, typed: bool) -> int:
    if asked is not None:
        return asked
    return secrets.randbelow(SEEDS) if typed else PIPED_SEED


def _clock(typed: bool, at: int) -> VirtualClock | WallClock:
    return WallClock(at) if typed else VirtualClock(at)
