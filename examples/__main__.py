"""``python -m examples expert haggler too-expensive --seed 3``: watch an example trainee talk through `kefu play`."""

import argparse
import sys
import tempfile
from pathlib import Path

from examples.client import Broken, play
from examples.registry import TRAINEES
from examples.sheet import read_sheet
from examples.view import View
from simulator.authoring.roots import open_library


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m examples", description=__doc__)
    parser.add_argument("trainee", choices=TRAINEES)
    parser.add_argument("persona")
    parser.add_argument("scenario")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    trainee = TRAINEES[asked.trainee](read_sheet(open_library(), asked.persona, asked.scenario), asked.seed)
    try:
        with tempfile.TemporaryDirectory() as data:
            played = play(trainee, asked.persona, asked.scenario, asked.seed, Path(data), _show)
    except Broken as broken:
        print(broken, file=sys.stderr)
        return 1
    end = played.outcome["end"]
    print(f"{end['name']} ({end['result']}), {end['stars']}/5: {end['review']}")
    print(f"{played.outcome['marks']['total']}/100")
    return 0


def _show(reply: str, view: View) -> None:
    if reply:
        print(f"> {reply}")
    for text in (*view.notices, *view.buyer):
        print(f"  {text}")


if __name__ == "__main__":
    raise SystemExit(main())
