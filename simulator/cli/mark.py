"""`kefu mark`: stored sessions marked again by any rubric, with the old mark beside the new."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.reports.kept_marks import KeptMark
    from simulator.scoring.card import Scorecard


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "mark",
        callback=click.pass_obj(_mark),
        help=_(
            "Mark stored sessions again and show the old mark beside the new. Marks are kept beside the session's "
            "file; the session itself is never changed. SESSION is an id, a beginning of it, or a file."
        ),
        params=[
            click.Argument(["sessions"], metavar=_("SESSION…"), nargs=-1, required=True),
            click.Option(["--rubric"], metavar="ID", help=_("Mark by this rubric instead of the fitting one.")),
            click.Option(
                ["--why"],
                is_flag=True,
                help=_("Show every check with its line of the rubric and the words that prove it."),
            ),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object a session.")),
            library_option(),
        ],
    )


def _mark(
    settings: Settings, sessions: Sequence[str], rubric: str | None, why: bool, json: bool, library: Sequence[Path]
) -> int:
    from simulator.authoring.compiling.rubric import compile_rubric
    from simulator.authoring.diagnostics import Problems
    from simulator.cli.missing import with_advice
    from simulator.display import shown
    from simulator.reports.stored import find_session
    from simulator.storage.errors import StorageError
    from simulator.storage.places import find_places

    files, folder = open_all(settings.data, library), find_places(settings.data).sessions
    if rubric is not None:
        try:
            compile_rubric(files, rubric)
        except Problems as problems:
            raise exits.Failed(str(problems)) from None
    failed = False
    for name in sessions:
        try:
            _one(files, find_session(folder, name), rubric, why, json)
        except (StorageError, Problems, exits.Failed) as error:
            failed = True
            click.echo(shown(with_advice(error)), err=True)
    return exits.FAILED if failed else exits.FINE


def _one(files: "Library", path: Path, name: str | None, why: bool, json: bool) -> None:
    from simulator.authoring.compiling.fitting import find_rubric
    from simulator.replay.marking import marks_of
    from simulator.reports.kept_marks import keep_mark, kept_mark, last_of, read_marks, root_of
    from simulator.reports.stored import open_stored

    stored = open_stored(files, path)
    chart = stored.case.buyer.chart
    fitting = find_rubric(files, chart.scenario)
    rubric = find_rubric(files, chart.scenario, name) if name else fitting
    if rubric is None:
        raise exits.Failed(_("%(session)s: no rubric fits; name one with --rubric.") % {"session": stored.name})
    card, now = marks_of(files, stored.case, stored.events, rubric), datetime.now(UTC).isoformat(timespec="seconds")
    chain = stored.session.chain
    new = kept_mark(card, chain, now, root_of(files, rubric.id))
    try:
        kept = read_marks(path)
        # A mark by another rubric stands beside it as well, but only with one of its own it is compared.
        old = last_of(kept, rubric.id) or (kept[-1] if kept else None)
        if old is None and fitting is not None and fitting.id != rubric.id:
            # Never marked before: what the fitting rubric says is what the new mark stands beside.
            old = kept_mark(marks_of(files, stored.case, stored.events, fitting), chain, now)
        keep_mark(path, kept, new)
    except (OSError, ValueError) as error:
        raise exits.Failed(_("%(file)s: the marks cannot be kept (%(why)s)") % {"file": path, "why": error}) from None
    if json:
        _tell_json(stored.name, old, card)
    else:
        _tell(stored.name, old, new, card)
        if why:
            from simulator.cli.proofs import proofs

            for line in proofs(card, stored.events):
                click.echo("  " + line)


def _tell_json(session: str, old: "KeptMark | None", card: "Scorecard") -> None:
    from msgspec import to_builtins

    from simulator.cli.as_json import json_line
    from simulator.scoring.data import as_data

    click.echo(json_line({"session": session, "old": to_builtins(old) if old else None, "new": as_data(card)}))


def _tell(session: str, old: "KeptMark | None", new: "KeptMark", card: "Scorecard") -> None:
    from simulator.cli.columns import columns
    from simulator.display import shown_line
    from simulator.scoring.figures import points, sum_words
    from simulator.scoring.shown import as_shown

    card = as_shown(card)
    click.echo(shown_line(session))
    rows = [["", _("old"), _("new")]]
    rows.append([_("Rubric"), _stamp(old), _stamp(new)])
    rows.append([_("Total"), str(old.total) if old else "–", f"{new.total}{_change(old, new)}"])
    before = _shown(old) if old is not None and old.rubric == new.rubric else {}
    for one in card.dimensions:
        if one.out_of:
            rows.append([one.name, before.get(one.id, "–"), f"{points(one.points)}/{points(one.out_of)}"])
    if card.hints is not None:
        rows.append([card.hints.name, "", points(-card.hints.points, signed=True)])
    if added := sum_words(card.exact, card.total):
        rows.append(["", "", added])
    rows.append([_("Allowed"), _allowed(old.allowed) if old else "–", _allowed(new.allowed)])
    for line in columns(rows):
        click.echo("  " + line)
    for breach in card.breaches:
        click.echo(f"  ✗ {shown_line(breach.mark.name)}：{shown_line(breach.text)}")


def _stamp(mark: "KeptMark | None") -> str:
    return f"{mark.rubric_name} {mark.digest[:8]}" if mark else "–"


def _change(old: "KeptMark | None", new: "KeptMark") -> str:
    if old is None or old.rubric != new.rubric or old.total == new.total:
        return ""
    return f" ({new.total - old.total:+d})"


def _shown(old: "KeptMark") -> dict[str, str]:
    """Its dimensions in tenths that add up."""
    from fractions import Fraction

    from simulator.scoring.figures import points
    from simulator.scoring.shown import shown_parts

    parts = [Fraction(one) for one in old.dimensions.values()]
    tenths = shown_parts(parts, Fraction(old.exact), old.total)
    return {name: points(one) for name, one in zip(old.dimensions, tenths, strict=True)}


def _allowed(allowed: bool) -> str:
    return _("yes") if allowed else _("no")
