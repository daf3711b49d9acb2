"""`kefu replay`: run scripted conversations and check what they expect."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import exits
from simulator.cli.library import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.replay.batch import Ran


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "replay",
        callback=click.pass_obj(_replay),
        help=_("Run scripted conversations: files, folders of them, or those that came with kefu where none is named."),
        params=[
            click.Argument(["paths"], nargs=-1, metavar=_("[PATH]…"), type=click.Path(path_type=Path)),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object a script.")),
            click.Option(
                ["--junit"],
                type=click.Path(dir_okay=False, path_type=Path),
                metavar="FILE",
                help=_("Write the outcomes to FILE as JUnit XML too, for build servers."),
            ),
            click.Option(
                ["--record"],
                is_flag=True,
                help=_(
                    "Write states, moods, endings, marks and verdicts that came into the expectations of the scripts "
                    "named, once you have looked and agree. What should be heard, said or told stays."
                ),
            ),
            library_option(),
        ],
    )


def _replay(
    settings: Settings, paths: Sequence[Path], json: bool, junit: Path | None, record: bool, library: Sequence[Path]
) -> int:
    if record and not paths:
        raise exits.Misuse(_("--record writes into scripts: name the files or folders it may write to."))
    from simulator.authoring.roots import shipped
    from simulator.replay import telling
    from simulator.replay.batch import run_files
    from simulator.replay.script import NoScripts, find_scripts

    ours = shipped("scripts")
    try:
        files = find_scripts(paths or [ours])
    except NoScripts as folder:
        raise exits.Failed(_("There is no “.yaml” file in %(folder)s.") % {"folder": folder}) from None
    runs: list[Ran] = []
    opened = open_all(settings.data, library)
    for ran in run_files(files, opened, None if paths else ours.parent):
        if record and ran.outcome is not None and not ran.passed:
            ran = _record(ran, files[len(runs)], opened)
        runs.append(ran)
        click.echo(_as_json(telling.data_of(ran)) if json else "\n".join(telling.lines_of(ran)))
    if not json:
        click.echo(telling.count_line(runs))
    if junit is not None:
        from simulator.storage.atomic import write_whole

        write_whole(junit, telling.junit(runs))
    return exits.FINE if all(ran.passed for ran in runs) else exits.FAILED


def _record(ran: "Ran", path: Path, library: "Library") -> "Ran":
    """The script played again with what came written into its expectations."""
    from simulator.authoring.source import read_text
    from simulator.display import shown_line
    from simulator.replay.batch import run_file
    from simulator.replay.record import changes, rewritten
    from simulator.storage.atomic import write_whole

    assert ran.outcome is not None
    found = changes(ran.outcome)
    try:
        write_whole(path, rewritten(read_text(path, ran.file), found))
    except OSError as error:
        raise exits.Failed(
            _("%(file)s: cannot be written (%(why)s)") % {"file": shown_line(ran.file), "why": error.strerror}
        ) from None
    for one in found:
        where = f"{shown_line(ran.file)}:{one.place.line}:{one.place.column}"
        click.echo(f"{where}: {one.name} {shown_line(one.was)} → {shown_line(one.now)}", err=True)
    return run_file(path, library, ran.file)


def _as_json(data: dict[str, object]) -> str:
    from simulator.cli.as_json import json_line

    return json_line(data)
