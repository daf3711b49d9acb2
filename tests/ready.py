"""`kefu` made ready once: a process that has loaded what commands load, and lets a copy of itself be each command.

A command so run is a process of its own, with its own arguments, environment, folder and streams; it only finds its
modules, lexicon and dictionary loaded.  How the command loads, and what a place makes of an interpreter that starts
there, is tested on the installed `kefu`.
"""

import gc
import json
import os
import select
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
from typing import IO, Any, NoReturn

ROOT = Path(__file__).parents[1]
SIZE = struct.Struct("!I")
ENDED = struct.Struct("!i")
LATE = 60
"""Seconds after which a command is ended that should have ended itself."""


def shapes_interpreter(name: str) -> bool:
    """Whether an interpreter reads a variable of that name when it starts, and never again."""
    return name.startswith(("PYTHON", "LC_")) or name == "LANG"


@dataclass(slots=True)
class Running:
    """A command that goes on, with what `Popen` has of one."""

    pid: int
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]
    _line: socket.socket
    _code: int | None = None

    def kill(self) -> None:
        """As a power cut would; nothing where it has ended already."""
        # Whoever minds it has told how it ended before its number can be another's.
        if self._code is None and not select.select([self._line], [], [], 0)[0]:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def communicate(self, given: bytes = b"") -> tuple[bytes, bytes]:
        """Say that, and all that it answers on both streams until it closes them."""
        with ThreadPoolExecutor(2) as beside, self.stdout, self.stderr:
            beside.submit(_feed, self.stdin, given)
            talk = beside.submit(self.stderr.read)
            return self.stdout.read(), talk.result()

    def end(self) -> None:
        """Whatever it does: it is over, and nothing of it is left."""
        self.kill()
        self.wait()
        for stream in (self.stdin, self.stdout, self.stderr):
            with suppress(BrokenPipeError):
                stream.close()

    def wait(self) -> int:
        """How it ended; below 0 by a signal."""
        if self._code is None:
            with self._line:
                [self._code] = ENDED.unpack(_all_of(self._line, ENDED.size))
        return self._code


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

    def begin(self, args: Sequence[str], env: Mapping[str, str]) -> "Running":
        """Begin ``kefu args…``, to be spoken to."""
        line = self._line or self._start(env)
        (read, feed), (out, told), (error, talked) = os.pipe(), os.pipe(), os.pipe()
        ours, theirs = socket.socketpair()
        request = json.dumps({"args": list(args), "env": dict(env), "cwd": str(Path.cwd())}).encode()
        with theirs:
            socket.send_fds(line, [SIZE.pack(len(request))], [read, told, talked, theirs.fileno()])
        line.sendall(request)
        for mine in (read, told, talked):
            os.close(mine)
        [pid] = SIZE.unpack(_all_of(ours, SIZE.size))
        return Running(pid, os.fdopen(feed, "wb"), os.fdopen(out, "rb"), os.fdopen(error, "rb"), ours)

    def run(self, args: Sequence[str], stdin: bytes, env: Mapping[str, str]) -> "subprocess.CompletedProcess[bytes]":
        """Run ``kefu args…`` to its end; raises `TimeoutExpired` where there is none."""
        running = self.begin(args, env)
        late = Timer(LATE, running.kill)
        late.start()
        answer, talk = running.communicate(stdin)
        code = running.wait()
        if not late.is_alive():
            raise subprocess.TimeoutExpired(list(args), LATE, answer, talk)
        late.cancel()
        return subprocess.CompletedProcess(list(args), code, answer, talk)

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


def _feed(stream: IO[bytes], given: bytes) -> None:
    with suppress(BrokenPipeError), stream:
        stream.write(given)


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
        head, streams, _flags, _from = socket.recv_fds(line, SIZE.size, 4)
        if not head:
            return
        head += _all_of(line, SIZE.size - len(head))
        asked = json.loads(_all_of(line, *SIZE.unpack(head)))
        if os.fork() == 0:
            line.close()
            _mind(asked, streams)
        for stream in streams:
            os.close(stream)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _mind(asked: Mapping[str, Any], streams: Sequence[int]) -> NoReturn:
    """Have a copy be the command, and tell which process it is and how it ended."""
    *own, told = streams
    pid = os.fork()
    if pid == 0:
        os.close(told)
        _become(asked, own)
    for stream in own:
        os.close(stream)
    with socket.socket(fileno=told) as line, suppress(BrokenPipeError):
        line.sendall(SIZE.pack(pid))
        line.sendall(ENDED.pack(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
    os._exit(0)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        _serve(ours)
