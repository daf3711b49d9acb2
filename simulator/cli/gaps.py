"""`kefu gaps`: what trainees wrote and nobody understood, for those who teach the ears."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _, ngettext

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.reports.gaps import Gap, Gaps


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "gaps",
        callback=click.pass_obj(_gaps),
        help=_(
            "List the replies that were not understood, those that read alike together. They cost nothing; they show "
            "what the ears have to learn. SESSION is an id, a beginning of it, or a file; without one, all are read."
        ),
        params=[
            click.Argument(["sessions"], metavar=_("[SESSION…]"), nargs=-1),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object.")),
            click.Option(
                ["--jsonl"], is_flag=True, help=_("One line a reply, ready to be labelled and learnt from or measured.")
            ),
            library_option(),
        ],
    )


def _gaps(settings: Settings, sessions: Sequence[str], json: bool, jsonl: bool, library: Sequence[Path]) -> int:
    from simulator.cli.as_json import json_line
    from simulator.core.events import TraineeSaid
    from simulator.display import shown
    from simulator.reports.gaps import gaps_in, grouped
    from simulator.storage.errors import StorageError
    from simulator.storage.exams import refuse_while_it_goes_on
    from simulator.storage.places import find_places
    from simulator.storage.reading import read_session
    from simulator.storage.sittings import events_of

    if json and jsonl:
        raise exits.Misuse(_("--json and --jsonl are two answers; ask for one."))
    found: list[Gap] = []
    replies, failed = 0, False
    for path, named in _paths(find_places(settings.data).sessions, sessions):
        try:
            session = read_session(path)
            refuse_while_it_goes_on(session)
            events = tuple(events_of(session.entries, path))
        except StorageError as error:
            failed = failed or named
            click.echo(shown(str(error)), err=True)
            continue
        header = session.header
        case = header.scenario.id if header.scenario else ""
        found += gaps_in(header.session or path.stem, header.persona.id, case, events)
        replies += sum(isinstance(event, TraineeSaid) for event in events)
    groups = grouped(found)
    if jsonl:
        for gap in found:
            click.echo(json_line(_row(gap)))
    elif json:
        click.echo(json_line({"replies": replies, "gaps": len(found), "groups": [_group(one) for one in groups]}))
    else:
        _tell(groups, replies, open_all(settings.data, library))
    return exits.FAILED if failed else exits.FINE


def _paths(folder: Path, sessions: Sequence[str]) -> Iterator[tuple[Path, bool]]:
    """The files to read, and whether each was asked for by name."""
    from simulator.reports.stored import find_session
    from simulator.storage.journal import SUFFIX

    if sessions:
        yield from ((find_session(folder, name), True) for name in sessions)
    elif folder.is_dir():
        yield from ((path, False) for path in sorted(folder.glob("*" + SUFFIX)))


def _row(gap: "Gap") -> dict[str, object]:
    """A line of a corpus whose labels are still to be written."""
    labels: dict[str, object] = {"acts": [], "faults": []}
    return {"id": f"{gap.session}:{gap.turn}", "buyer": gap.buyer, "reply": gap.reply, **labels}


def _group(group: "Gaps") -> dict[str, object]:
    return {
        "count": len(group.gaps),
        "sessions": group.sessions,
        "gaps": [
            {
                "session": gap.session,
                "turn": gap.turn,
                "persona": gap.persona,
                "scenario": gap.scenario,
                "buyer": gap.buyer,
                "reply": gap.reply,
            }
            for gap in group.gaps
        ],
    }


def _tell(groups: "Sequence[Gaps]", replies: int, files: "Library") -> None:
    from simulator.authoring.titles import pair_title
    from simulator.display import shown_line

    count = sum(len(group.gaps) for group in groups)
    words = ngettext(
        "Not understood: %(count)d of %(all)d reply.", "Not understood: %(count)d of %(all)d replies.", replies
    )
    click.echo(words % {"count": count, "all": replies})
    for group in groups:
        lead = group.gaps[0]
        click.echo(f"\n{len(group.gaps)}×  {shown_line(_one_line(lead.reply))}")
        for gap in group.gaps:
            place = _("%(session)s, reply %(turn)d") % {"session": gap.session, "turn": gap.turn}
            click.echo(f"    {shown_line(place)}  {shown_line(pair_title(files, gap.persona, gap.scenario))}")
            if gap.buyer:
                click.echo("      " + _("Buyer: {text}").format(text=shown_line(_one_line(gap.buyer))))
            if gap.reply != lead.reply:
                click.echo("      " + _("You: {text}").format(text=shown_line(_one_line(gap.reply))))
    if groups:
        click.echo(
            "\n" + _("To teach the ears: kefu gaps --jsonl > gaps.jsonl, label each line, measure or train with it.")
        )


def _one_line(text: str) -> str:
    """Several messages in a row, as a person would read them out."""
    return " ".join(text.split())
