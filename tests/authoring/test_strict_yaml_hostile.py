"""Texts that crash or stall other loaders; each runs in a process of its own, which a crash would take down."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from simulator.authoring.strict_yaml import scan
scanned = scan(eval(sys.argv[1]), "x.yaml")
print(*sorted({one.code for one in scanned.problems}))
"""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("'[' * 100_000", "Y007"),
        ("'[\\n' * 100_000", "Y007"),
        ("'[' * 100_000 + ']' * 100_000", "Y007"),
        ("'{a: ' * 100_000", "Y007"),
        ("'- ' * 100_000", "Y007"),
        ("'? ' * 100_000", "Y007"),
        ("'a: ' + '[\"]\", ' * 100_000", "Y007"),
        ("'a: \"' + '[' * 100_000 + '\"'", ""),
        ("'a: &a [x, x]\\n' + ''.join(f'k{n}: &k{n} [*a, *a, *a]\\n' for n in range(1000))", "Y004"),
        ("'a: &a {b: 1}\\n' + ''.join(f'k{n}:\\n  <<: [*a, *a]\\n' for n in range(1000))", "Y004 Y005"),
        ("'a: &a [*a, {<<: *a}]'", "Y004 Y005"),
        ("'a: !!python/object/apply:os.abort []'", "Y006"),
        ("'? !!python/name:os.abort\\n: 1'", "Y003 Y006"),
        ("'a: ' + '9' * 900_000", "Y011"),
        ("'a: 0x' + 'f' * 900_000", "Y011"),
        ("'a: 1e' + '9' * 900_000", "Y011"),
        ("'a: 1.' + '1' * 900_000 + 'e-900000x'", ""),
        ("'\\n' * 999_999", "Y010"),
        ("'a' * 999_999", ""),
        ("'\"' + 'a\\\\n' * 300_000", "Y001"),
        ("'a: \\'' + '\\'\\'' * 400_000", "Y001"),
        ("'\\t' * 999_999", "Y013"),
        ("'%' * 999_999", "Y006"),
        ("'!' * 999_999", "Y006"),
        ("'x\\n\\t' * 300_000", "Y013"),
        ("'a: 1\\n' * 60_000", "Y002 Y008"),
    ],
)
def test_a_hostile_text_is_refused_and_nothing_crashes_or_stalls(text: str, codes: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, text], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 0, done.stderr[-1000:]
    assert done.stdout.strip() == codes
