"""The `kefu` command: finds the asked command, runs it, and turns however it ends into an exit code.

Nothing heavy is imported here: a command's module is loaded when that command is called, and the help of all
commands comes from the table below. click, because it starts in half the time of cyclopts (25 ms against 60).
"""

import difflib
import errno
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import FrameType
from typing import Final, NoReturn

import click

from simulator import __version__
from simulator.cli import exits
from simulator.cli.settings import Settings, shared_options
from simulator.display import force_utf8, shown
from simulator.wording import CATALOGUES, VARIABLE, UnknownLanguage, _, language, use_language

NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)
"""What a disk or a pipe can do to us without any bug of ours."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the table knows it, without loading it."""

    module: str
    """Where its `command` lies."""
    help: str
    """One line."""


def commands() -> Mapping[str, Listed]:
    """All commands by name, in the order of the help; made anew, so that the help is in the language in use."""
    return {
        "play": Listed("simulator.cli.play", _("Practise with a buyer, in the full screen or as plain lines.")),
        "hear": Listed("simulator.cli.hear", _("Show what a reply is heard to say, and which words prove it.")),
        "replay": Listed("simulator.cli.replay", _("Run scripted conversations and check what they expect.")),
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
        found = import_module(listed.module).command
        if not isinstance(found, click.Command):
            raise TypeError(f"{listed.module}.command is a {type(found).__name__}, not a click command")
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


def _speak(args: Sequence[str]) -> None:
    """Choose the language before click makes its first text, and let click's own texts follow it."""
    asked = os.environ.get(VARIABLE)
    for here, word in enumerate(args):
        if word == "--":
            break
        if word == "--lang" and here + 1 < len(args):
            asked = args[here + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    try:
        if asked:
            use_language(asked)
    except UnknownLanguage:
        message = _("there is no language %(name)s; there are zh_CN and en") % {"name": shown(asked or "")}
        raise exits.Misuse(message) from None
    finally:
        _tell_click()


def _tell_click() -> None:
    import gettext

    # click looks its words up in the global domain, in the languages of the environment.
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("click", str(CATALOGUES))
    gettext.textdomain("click")


def _call(args: Sequence[str], settings: Settings) -> int:
    """Run one command and give the exit code it asks for; errors come out as they are."""
    kefu = group(settings)
    instruction = os.environ.get("_KEFU_COMPLETE")
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(kefu, {}, "kefu", "_KEFU_COMPLETE", instruction)
    with kefu.make_context("kefu", list(args)) as context:
        code = kefu.invoke(context)
    return code if isinstance(code, int) else exits.FINE


def main(args: Sequence[str]) -> int:
    """Run ``kefu args…`` and give its exit code; whatever happens, a person learns why on stderr."""
    settings = Settings()
    try:
        _speak(args)
        code = _call(args, settings)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return exits.MISUSE if isinstance(error, click.UsageError) else exits.FAILED
    except exits.Misuse as error:
        return _say(str(error), exits.MISUSE)
    except exits.Failed as error:
        return _say(str(error), exits.FAILED)
    except (KeyboardInterrupt, click.Abort):
        return _say("", exits.INTERRUPTED)
    except exits.Stopped as stop:
        return stop.code
    except BrokenPipeError:
        return exits.READER_GONE
    except Exception as error:
        return _failed(error, args, settings)
    return code


def _failed(error: Exception, args: Sequence[str], settings: Settings) -> int:
    from simulator.storage.errors import StorageError

    if isinstance(error, StorageError):
        return _say(str(error), exits.FAILED)
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return _say(_("Cannot write: %(reason)s") % {"reason": error.strerror}, exits.FAILED)
    from simulator.cli.crash import note_crash

    return _say(note_crash(error, args, commands(), settings.data), exits.BUG)


def _say(message: str, code: int) -> int:
    click.echo(shown(message), err=True)
    return code


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    raise exits.Stopped(128 + number)


def _end_on_signals() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Ignored already means that someone, such as nohup, wants us to live on.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _close_output() -> None:
    """Flush what is left, and keep Python from complaining at exit that nobody reads it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.dup2(nowhere, sys.stderr.fileno())


def _typed() -> list[str]:
    """The arguments, read as UTF-8 whatever the locale; bytes that are none become U+FFFD."""
    return [os.fsencode(word).decode("utf-8", "replace") for word in sys.argv[1:]]


def run() -> NoReturn:
    """The entry point of the installed command."""
    force_utf8()
    _end_on_signals()
    code = main(_typed())
    _close_output()
    sys.exit(code)
