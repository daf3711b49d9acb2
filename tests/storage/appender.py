"""Run as a process of its own: append turns for ever and acknowledge each on stdout, until somebody kills us."""

import os
import sys
from pathlib import Path

from simulator.storage.journal import create, resume
from tests.storage.making import header, turn


def main(folder: Path, name: str, sync: bool) -> None:
    journal = resume(folder / f"{name}.jsonl", sync=sync) if name else create(folder, header(), sync=sync)
    sys.stdout.write(f"{journal.path}\n")
    sys.stdout.flush()
    done = len(journal.entries) // 3
    while True:
        done += 1
        journal.append(turn(done, filler="这句话很长" * 400))
        # One byte string in one write: an acknowledgement is whole or absent.
        os.write(1, b"%d\n" % done)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "sync")
