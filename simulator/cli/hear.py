"""`kefu hear`: what a reply is heard to hold, and which of its words prove it."""

import os
import sys

import click

from simulator.cli import exits
from simulator.wording import _


def make() -> click.Command:
    """The command, with its texts in the language in use."""
    return click.Command(
        "hear",
        callback=_hear,
        help=_("Show what a reply is heard to say. The reply is TEXT, or standard input where TEXT is “-”."),
        params=[
            click.Argument(["text"], required=False, metavar=_("[TEXT]")),
            click.Option(["--buyer"], default="", help=_("What the buyer said before.")),
            click.Option(["--facts"], default="", help=_("Facts and policy that the reply must not contradict.")),
            click.Option(["--json"], is_flag=True, help=_("For programs: one JSON object.")),
            click.Option(
                ["--jsonl"],
                is_flag=True,
                help=_("Read lines {“id”, “buyer”, “reply”, “facts”} and write what each was heard to hold, in order."),
            ),
        ],
    )


def _hear(text: str | None, buyer: str, facts: str, json: bool, jsonl: bool) -> int:
    if jsonl:
        if text is not None or json or buyer or facts:
            raise exits.Misuse(_("--jsonl reads everything from standard input."))
        return _stream()
    if text is None and sys.stdin is not None and not sys.stdin.isatty():
        text = "-"
    if text is None:
        raise exits.Misuse(_("Which reply? For example: kefu hear “亲，非常抱歉，马上给您补发”"))
    if text == "-":
        text = sys.stdin.read().removeprefix("\ufeff").removesuffix("\n")
    # 0.1 s for the lexicon, paid only where something is heard.
    from simulator.understanding.draft import Context
    from simulator.understanding.pipeline import understand

    heard = understand(text, Context(buyer=buyer, facts=facts))
    if json:
        from simulator.cli.as_json import heard_data, json_line

        click.echo(json_line(heard_data(heard, text)))
        return exits.FINE
    from simulator.cli.heard import heard_lines

    for line in heard_lines(text, heard, colour=_colour()):
        click.echo(line, color=True)
    return exits.FINE


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")


def _stream() -> int:
    """Every line of standard input; bad ones are told on stderr and make the command fail."""
    from simulator.understanding.hear_io import LineError, hear_line

    if sys.stdin is None:
        return exits.FINE
    failed = False
    for number, raw in enumerate(sys.stdin.buffer, 1):
        try:
            line = raw.removeprefix(b"\xef\xbb\xbf").decode() if number == 1 else raw.decode()
            if not line.strip():
                continue
            answer = hear_line(line)
        except UnicodeDecodeError as error:
            failed = True
            column = len(raw[: error.start].decode(errors="replace")) + 1
            _complain(number, column, _("not UTF-8: byte %(byte)s") % {"byte": f"0x{raw[error.start]:02x}"})
        except LineError as error:
            failed = True
            _complain(number, error.column, error.reason)
        else:
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    return exits.FAILED if failed else exits.FINE


def _complain(line: int, column: int, reason: str) -> None:
    from simulator.display import shown_line

    message = _("standard input, line %(line)d, column %(column)d: %(reason)s")
    click.echo(message % {"line": line, "column": column, "reason": shown_line(reason)}, err=True)
