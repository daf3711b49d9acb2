"""A program as trainee: starts ``kefu play --plain --json``, reads its lines and answers each with the next reply."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.trainee import END, PATIENCE, Trainee
from examples.view import View, view_of

KEFU = (sys.executable, "-m", "simulator")


class Broken(Exception):
    """`kefu` ended before the talk did; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Played:
    """All that a talk printed: a line for each step, and the last one with the outcome and the marks."""

    lines: tuple[dict[str, Any], ...]
    outcome: dict[str, Any]


def play(
    trainee: Trainee,
    persona: str,
    scenario: str,
    seed: int,
    data: Path,
    watch: Callable[[str, View], None] | None = None,
) -> Played:
    """The whole talk; the session is kept in the folder ``data``. ``watch`` is shown each reply and what came of it.

    Raises:
        Broken: `kefu` failed or stopped talking.
    """
    command = [*KEFU, "--data", str(data), "play", persona, scenario, "--plain", "--json", "--seed", str(seed)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as kefu:
        lines = list(_converse(kefu, trainee, watch))
        assert kefu.stderr is not None
        said = kefu.stderr.read()
    if not lines or "end" not in lines[-1]:
        raise Broken(said)
    return Played(tuple(lines[:-1]), lines[-1])


def _converse(
    kefu: "subprocess.Popen[str]", trainee: Trainee, watch: Callable[[str, View], None] | None
) -> Iterator[dict[str, Any]]:
    assert kefu.stdin is not None
    assert kefu.stdout is not None
    reply = ""
    for number, text in enumerate(kefu.stdout):
        line = json.loads(text)
        yield line
        if "end" in line:
            return
        view = view_of(line)
        if watch is not None:
            watch(reply, view)
        if view.ended:
            continue
        reply = trainee.reply(view) if number < PATIENCE else END
        kefu.stdin.write(reply + "\n")
        kefu.stdin.flush()
