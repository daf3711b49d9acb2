"""The `kefu` command: runs the command that was asked for, and turns however it ends into an exit code.

Nothing heavy is imported here, see `simulator.cli.table`. click, because it starts in half the time of cyclopts:
25 ms against 60.
"""

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final, NoReturn

import click

from simulator.cli import exits
from simulator.cli.settings import Settings
from simulator.cli.table import commands, group
from simulator.display import force_utf8, shown
from simulator.wording import CATALOGUES, VARIABLE, UnknownLanguage, _, language, use_language

NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)
"""What a disk or a pipe can do to us without any bug of ours."""


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
    try:
        with kefu.make_context("kefu", list(args)) as context:
            code = kefu.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else exits.FINE


def main(args: Sequence[str]) -> int:
    """Run ``kefu args…`` and give its exit code; whatever happens, a person learns why on stderr."""
    settings = Settings()
    try:
        _speak(args)
        code = _call(args, settings)
        if code != exits.HUNG_UP:
            _flush()
    except click.ClickException as error:
        error.show()
        return exits.MISUSE if isinstance(error, click.UsageError) else exits.FAILED
    except exits.Misuse as error:
        return _say(str(error), exits.MISUSE)
    except exits.Failed as error:
        return _say(str(error), exits.FAILED)
    except (KeyboardInterrupt, click.Abort):
        # `input` takes an exception of a signal's handler for Ctrl+C where another signal comes at the same moment.
        return exits.Stopped.asked or _say("", exits.INTERRUPTED)
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
    # Where the terminal is gone nobody reads it, and the code still tells.
    with contextlib.suppress(OSError):
        click.echo(shown(message), err=True)
    return code


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    exits.Stopped.asked = 128 + number
    raise exits.Stopped(exits.Stopped.asked)


def _end_on_signals() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Ignored already means that someone, such as nohup, wants us to live on.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        # None when we were started with the stream closed.
        if stream is not None:
            stream.flush()


def _close_output(gone: bool) -> None:
    """Flush what is left, and keep Python from complaining at exit that nobody reads it.

    Where the terminal is ``gone``, a thread that has not noticed yet may still write to it.
    """
    try:
        _flush()
    except OSError:
        gone = True
    if gone:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _typed() -> list[str]:
    """The arguments, read as UTF-8 whatever the locale; bytes that are none become U+FFFD."""
    return [os.fsencode(word).decode("utf-8", "replace") for word in sys.argv[1:]]


def run() -> NoReturn:
    """The entry point of the installed command."""
    force_utf8()
    _end_on_signals()
    code = main(_typed())
    _close_output(gone=code == exits.HUNG_UP)
    sys.exit(code)
