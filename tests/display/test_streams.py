"""Our streams speak UTF-8 wherever we are started."""

import os
import subprocess
import sys

import pytest

ECHO = r"""
import sys
from simulator.display import force_utf8
force_utf8()
print("\u4eb2\uff0c\u60a8\u597d", sys.stdin.read())
print("\ud800", file=sys.stderr)
"""

PLACES = [
    {"PYTHONIOENCODING": "gbk"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "C", "PYTHONUTF8": "0"},
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "".join(place))
def test_chinese_goes_in_and_out_as_utf8(place: dict[str, str]) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ECHO],
        input="退款".encode(),
        capture_output=True,
        env={**os.environ, **place},
        check=True,
    )
    assert said.stdout.decode().strip() == "亲，您好 退款"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "".join(place))
def test_bytes_that_are_no_utf8_are_replaced_and_nothing_dies(place: dict[str, str]) -> None:
    said = subprocess.run(
        [sys.executable, "-c", ECHO],
        input=b"\xff\xc4\xe3",
        capture_output=True,
        env={**os.environ, **place},
        check=True,
    )
    assert said.stdout.decode().strip().endswith("\ufffd")
    assert said.stderr.strip() == b"?"
