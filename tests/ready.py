"""`kefu` made ready once: a process that has loaded what commands load, and lets a copy of itself be each command.

A command so run is a process of its own, with its own arguments, environment, folder and streams; it only finds its
modules, lexicon and dictionary loaded.  How the command loads, and what a place makes of an interpreter that starts
there, is tested on the installed `kefu`.
"""

import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import walk_packages
from threading import Timer
from typing import Any, NoReturn

ROOT = Path(__file__).parents[1]
SIZE = struct.Struct("!I")
ENDED = struct.Struct("!i")
LATE = 60
"""Seconds after which a command is ended that should have ended itself."""


def shapes_interpreter(name: str) -> bool:
    """Whether an interpreter reads a variable of that name when it starts, and never again."""
    return name.startswith(("PYTHON", "LC_")) or name == "LANG"


@dataclass(slots=True)
class ReadyKefu:
    """Commands in one place, from a process that starts with the first of them."""

    _place: Mapping[str, str] = field(default_factory=dict)
    _line: socket.socket | None = None
    _process: "subprocess.Popen[bytes] | None" = None

    def fits(self, env: Mapping[str, str]) -> bool:
        """Whether a command with that environment can be run from here."""
        if not hasattr(os, "fork"):
            return False
        shape = {name: value for name, value in env.items() if shapes_interpreter(name)}
        if self._process is None:
            self._place = shape
        return shape == self._place

    def run(self, args: Sequence[str], stdin: bytes, env: Mapping[str, str]) -> "subprocess.CompletedProcess[bytes]":
        """Run ``kefu args…`` to its end; raises `TimeoutExpired` where there is none."""
        line = self._line or self._start(env)
        (read, feed), (out, told), (error, talked) = os.pipe(), os.pipe(), os.pipe()
        request = json.dumps({"args": list(args), "env": dict(env), "cwd": str(Path.cwd())}).encode()
        socket.send_fds(line, [SIZE.pack(len(request))], [read, told, talked])
        line.sendall(request)
        for mine in (read, told, talked):
            os.close(mine)
        [pid] = SIZE.unpack(_all_of(line, SIZE.size))
        late = Timer(LATE, os.kill, (pid, signal.SIGKILL))
        late.start()
        with ThreadPoolExecutor(2) as beside:
            beside.submit(_feed, feed, stdin)
            talk = beside.submit(_drain, error)
            answer = _drain(out)
        [code] = ENDED.unpack(_all_of(line, ENDED.size))
        if not late.is_alive():
            raise subprocess.TimeoutExpired(list(args), LATE, answer, talk.result())
        late.cancel()
        return subprocess.CompletedProcess(list(args), code, answer, talk.result())

    def close(self) -> None:
        """No command will follow."""
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.wait()

    def _start(self, env: Mapping[str, str]) -> socket.socket:
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.ready", str(theirs.fileno())],
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        return self._line


def _all_of(line: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = line.recv(size - len(found))
        if not more:
            raise EOFError("the other side has gone")
        found += more
    return found


def _feed(stream: int, given: bytes) -> None:
    with suppress(BrokenPipeError), open(stream, "wb") as to:
        to.write(given)


def _drain(stream: int) -> bytes:
    with open(stream, "rb") as back:
        return back.read()


def _load() -> None:
    import simulator
    from simulator.authoring.library import FOLDERS, Library, Root
    from simulator.practice.case import open_case

    for found in walk_packages(simulator.__path__, "simulator."):
        if not found.name.startswith(("simulator.tui", "simulator.__main__")):
            import_module(found.name)
    library = Library([Root(ROOT / "personas", "shipped")])
    for kind in FOLDERS:
        for name in library.sources(kind):
            library.load(kind, name)
    case = open_case(library, "cold", "wrong-lock")
    case.ears("您好", "", ())
    case.ears_digest()


def _open_anew(name: str, number: int) -> None:
    """As an interpreter opens its streams when it starts, since a file may be sought in and a pipe may not."""
    before: TextIOWrapper = vars(sys)[name]
    stream = TextIOWrapper(
        open(number, "rb" if name == "stdin" else "wb", closefd=False),  # noqa: SIM115  # open as long as the process
        before.encoding,
        before.errors,
        line_buffering=before.line_buffering,
        write_through=before.write_through,
    )
    vars(sys).update({name: stream, f"__{name}__": stream})


def _become(asked: Mapping[str, Any], streams: Sequence[int]) -> NoReturn:
    from simulator import wording
    from simulator.cli.main import run

    for number, (name, stream) in enumerate(zip(("stdin", "stdout", "stderr"), streams, strict=True)):
        os.dup2(stream, number)
        os.close(stream)
        _open_anew(name, number)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    command = Path(sys.executable).parent / "kefu"
    sys.argv = [str(command), *asked["args"]]
    sys.path[0] = str(command.parent)
    vars(wording).update(_in_use=None)
    run()


def _serve(line: socket.socket) -> None:
    _load()
    # What is loaded stays: a copy need not look through it for what it may forget.
    gc.collect()
    gc.freeze()
    while True:
        head, streams, _flags, _from = socket.recv_fds(line, SIZE.size, 3)
        if not head:
            return
        head += _all_of(line, SIZE.size - len(head))
        asked = json.loads(_all_of(line, *SIZE.unpack(head)))
        pid = os.fork()
        if pid == 0:
            line.close()
            _become(asked, streams)
        for stream in streams:
            os.close(stream)
        line.sendall(SIZE.pack(pid))
        line.sendall(ENDED.pack(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        _serve(ours)
