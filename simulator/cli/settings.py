"""What every command is told, whatever it does: the options that stand before or after its name."""

from dataclasses import dataclass
from pathlib import Path

import click

from simulator.wording import UnknownLanguage, _, use_language


@dataclass(slots=True)
class Settings:
    """The options that all commands share; a command reads them with ``@click.pass_obj``."""

    data: Path | None = None
    """The folder asked for by ``--data``; None leaves it to KEFU_DATA and the platform."""


def _choose_language(context: click.Context, option: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    try:
        use_language(name)
    except UnknownLanguage:
        message = _("there is no language %(name)s; there are zh_CN and en") % {"name": name}
        raise click.BadParameter(message, context, option) from None


def _choose_data(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        context.ensure_object(Settings).data = folder


def shared_options() -> list[click.Parameter]:
    """The options that may stand before the command's name as well as after it."""
    return [
        click.Option(
            ["--lang"],
            metavar="LANG",
            is_eager=True,
            expose_value=False,
            callback=_choose_language,
            help=_("Language of all texts: zh_CN (default) or en. Also KEFU_LANG."),
        ),
        click.Option(
            ["--data"],
            metavar="DIR",
            type=click.Path(file_okay=False, path_type=Path),
            expose_value=False,
            callback=_choose_data,
            help=_("Folder for sessions and crash reports. Also KEFU_DATA."),
        ),
    ]
