"""`kefu` with commands that misbehave on purpose, as a process of its own: ``python -m tests.cli.probed crash``."""

import errno
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import click

from simulator.cli import exits, main, table
from simulator.cli.settings import Settings
from simulator.cli.table import Listed
from simulator.storage.errors import NotSaved


@click.command
@click.argument("words", nargs=-1)
def answer(words: tuple[str, ...]) -> None:
    print("answer", *words)
    print("talk", file=sys.stderr)


@click.command
def many() -> None:
    for number in range(200_000):
        print("第", number, "行")


@click.command
@click.argument("words", nargs=-1)
@click.option("--reply")
def crash(words: tuple[str, ...], reply: str | None) -> NoReturn:
    raise RuntimeError(f"unexpected {words} {reply} “这句是客服说的” in {Path.home() / 'secret'} and /home/somebody/x")


@click.command
def fail() -> NoReturn:
    raise exits.Failed("脚本没通过\x1b[31m")


@click.command
def misuse() -> NoReturn:
    raise exits.Misuse("没有这样的用法")


@click.command
def disk() -> NoReturn:
    raise NotSaved(OSError(errno.ENOSPC, "No space left on device"), Path("x"))


@click.command
def one() -> int:
    return exits.FAILED


@click.command
@click.pass_context
def leave(context: click.Context) -> None:
    context.exit(130)


@click.command
def wait() -> None:
    try:
        print("ready", flush=True)
        while True:
            signal.pause()
    finally:
        print("saved", flush=True)


@click.command
def ask() -> None:
    click.prompt("?")


@click.command
@click.pass_obj
def where(settings: Settings) -> None:
    print(settings.data)


COMMANDS = {name: command for name, command in list(globals().items()) if isinstance(command, click.Command)}


def commands() -> dict[str, Listed]:
    return {name: Listed(name, f"help of {name}") for name in [*COMMANDS, "wrong"]}


def module(name: str) -> SimpleNamespace:
    return SimpleNamespace(make=lambda: COMMANDS.get(name, "no command"))


if __name__ == "__main__":
    vars(table).update(commands=commands, import_module=module)
    vars(main).update(commands=commands)
    main.run()
