"""`kefu replay`: run scripted conversations and check what they expect."""

from collections.abc import Sequence
from pathlib import Path

import click

from simulator.cli import exits
from simulator.cli.play import library_option, open_all
from simulator.cli.settings import Settings
from simulator.wording import _


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
            library_option(),
        ],
    )


def __getattr__(name: str) -> click.Command:
    # Made when it is called, because its help is in the language that was asked for.
    if name == "command":
        return make()
    raise AttributeError(name)


def _replay(settings: Settings, paths: Sequence[Path], json: bool, junit: Path | None, library: Sequence[Path]) -> int:
    from simulator.authoring.roots import shipped
    from simulator.replay import telling
    from simulator.replay.batch import run_files
    from simulator.replay.script import NoScripts, find_scripts

    ours = shipped("scripts")
    try:
        files = find_scripts(paths or [ours])
    except NoScripts as folder:
        raise exits.Failed(_("There is no “.yaml” file in %(folder)s.") % {"folder": folder}) from None
    runs = []
    for ran in run_files(files, open_all(settings.data, library), None if paths else ours.parent):
        runs.append(ran)
        click.echo(_as_json(telling.data_of(ran)) if json else "\n".join(telling.lines_of(ran)))
    if not json:
        click.echo(telling.count_line(runs))
    if junit is not None:
        from simulator.storage.atomic import write_whole

        write_whole(junit, telling.junit(runs))
    return exits.FINE if all(ran.passed for ran in runs) else exits.FAILED


def _as_json(data: dict[str, object]) -> str:
    from simulator.cli.as_json import json_line

    return json_line(data)
