"""All commands of `kefu` by name: the table is what the help shows, a command's module is loaded when it is called."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import click

from simulator import __version__
from simulator.cli import exits
from simulator.cli.settings import Settings, shared_options
from simulator.display import shown
from simulator.wording import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the table knows it, without loading it."""

    module: str
    """Where its `make` lies."""
    help: str
    """One line."""


def commands() -> Mapping[str, Listed]:
    """All commands by name, in the order of the help; made anew, so that the help is in the language in use."""
    return {
        "play": Listed("simulator.cli.play", _("Practise with a buyer, in the full screen or as plain lines.")),
        "drill": Listed("simulator.cli.drill", _("Try again what failed, or say what is wrong with a flawed talk.")),
        "hear": Listed("simulator.cli.hear", _("Show what a reply is heard to say, and which words prove it.")),
        "replay": Listed("simulator.cli.replay", _("Run scripted conversations and check what they expect.")),
        "report": Listed("simulator.cli.report", _("Tell how a stored session went, as text or as a page.")),
        "mark": Listed("simulator.cli.mark", _("Mark stored sessions again, by any rubric.")),
        "verify": Listed("simulator.cli.verify", _("Prove that a stored session is as it was played.")),
        "gaps": Listed("simulator.cli.gaps", _("List the replies that were not understood.")),
        "check": Listed("simulator.cli.check", _("Check what trainers wrote: every file, every pair, every way.")),
        "list": Listed("simulator.cli.list", _("List personas, scenarios and saved sessions.")),
    }


class Commands(click.Group):
    """The group `kefu`, whose commands are loaded by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        listed = commands().get(cmd_name)
        if listed is None:
            return None
        # Made when it is called, because its help is in the language that was asked for.
        found = import_module(listed.module).make()
        if not isinstance(found, click.Command):
            raise TypeError(f"{listed.module}.make gives a {type(found).__name__}, not a click command")
        found.options_metavar = _("[OPTIONS]")
        names = {name for option in found.params for name in option.opts}
        found.params += [option for option in shared_options() if not names.intersection(option.opts)]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in commands() or name.startswith("-"):
            return super().resolve_command(ctx, args)
        message = _("there is no command %(name)s.") % {"name": shown(name)}
        near = difflib.get_close_matches(name, commands(), n=1)
        if near:
            message += " " + _("Did you mean %(name)s?") % {"name": near[0]}
        raise click.UsageError(message, ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        named = {name: listed.help for name, listed in commands().items() if name.startswith(incomplete)}
        return [CompletionItem(name, help=told) for name, told in named.items()] + click.Command.shell_complete(
            self, ctx, incomplete
        )

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, listed.help) for name, listed in commands().items()])


def group(settings: Settings) -> click.Group:
    """The group `kefu` with its texts in the language in use; its options are put into ``settings``."""
    return Commands(
        "kefu",
        params=[
            *shared_options(),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=_("Print the version and leave."),
            ),
        ],
        help=_("Role-play practice for e-commerce customer service."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]…"),
        context_settings={"help_option_names": ["-h", "--help"], "obj": settings},
    )


def _print_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"kefu {__version__}")
        context.exit(exits.FINE)
