"""What the README promises about privacy: nothing is sent anywhere."""

import subprocess
import sys

import pytest

WATCH = """
import sys

def watch(event, _arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind", "urllib.Request"):
        raise RuntimeError(f"{event} was called")

sys.addaudithook(watch)
from simulator.cli.main import main
code = main(sys.argv[1:])
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("play", "cold", "size-doubt", "--plain"),
        ("hear", "亲，非常抱歉，马上给您补发"),
        ("check", "call-me-brother"),
        ("list",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_connection_is_opened(arguments: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        input="您好\n".encode(),
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()


def test_the_watch_would_notice_a_connection() -> None:
    code = WATCH.replace(
        "from simulator.cli.main import main", "import socket; socket.create_connection(('127.0.0.1', 9))"
    )
    ran = subprocess.run([sys.executable, "-c", code, "list"], capture_output=True, timeout=60, check=False)
    assert ran.returncode != 0
    assert b"was called" in ran.stderr
