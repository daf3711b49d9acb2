"""How well replies are heard: F1 for each act and fault, with cues alone, the model alone, and both.

    make measure-hearing
    python -m tools.measure_ears LABELLED.jsonl…

Without files it measures on the part of ``corpus/`` that `tools.train_ears` leaves aside. Labels that two supervisors
disagreed about (``unsure``) count neither way.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from simulator.core.acts import Heard
from simulator.core.taxonomy import ACTS, FAULTS, LABELS
from simulator.understanding.classify import classify
from simulator.understanding.draft import Context, Draft
from simulator.understanding.pipeline import BEFORE_MODEL, STEPS, draft_of
from simulator.understanding.resolve import apply_rules, heard
from tools.train_ears import CORPUS, held_aside, read_corpus

Row = dict[str, Any]


def _no_cues(draft: Draft) -> Draft:
    return replace(draft, hits=(), barred=())


EARS: Mapping[str, tuple[Callable[[Draft], Draft], ...]] = {
    "cues": (*BEFORE_MODEL, apply_rules),
    "model": (*BEFORE_MODEL, classify, _no_cues),
    "both": STEPS,
}
"""What is measured: cues alone, the model alone, and both as `understand` joins them."""

GROUPS: Mapping[str, Callable[[str], bool]] = {
    "acts": lambda label: label in ACTS,
    "faults of the reply": lambda label: label in FAULTS and LABELS[label].scope == "reply",
    "faults in context": lambda label: label in FAULTS and LABELS[label].scope == "context",
}


@dataclass(slots=True)
class Count:
    hit: int = 0
    extra: int = 0
    lost: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, 2 * self.hit + self.extra + self.lost)


@dataclass(frozen=True, slots=True)
class Measured:
    counts: Mapping[str, Count]
    blamed: int
    """Faultless replies that were given a fault."""
    faultless: int

    def macro(self, belongs: Callable[[str], bool]) -> float:
        """The mean F1 over labels that occur."""
        values = [count.f1 for label, count in self.counts.items() if belongs(label) and count.hit + count.lost]
        return sum(values) / max(1, len(values))


def hear(row: Row, steps: Sequence[Callable[[Draft], Draft]]) -> Heard:
    return heard(draft_of(row["reply"], Context(row["buyer"], row.get("facts") or ""), tuple(steps)))


def measure(rows: Sequence[Row], steps: Sequence[Callable[[Draft], Draft]]) -> Measured:
    counts = {label: Count() for label in LABELS}
    blamed = faultless = 0
    for row in rows:
        unsure = set(row.get("unsure", ()))
        wanted = {*row["acts"], *row["faults"]} - unsure
        found = {act.id for act in hear(row, steps).acts}
        if not row["faults"] and not unsure:
            faultless += 1
            blamed += bool(found & set(FAULTS))
        for label in (wanted | found) - unsure:
            counts[label].hit += label in wanted and label in found
            counts[label].extra += label not in wanted
            counts[label].lost += label not in found
    return Measured(counts, blamed, faultless)


def table(rows: Sequence[Row]) -> str:
    """The figures as a Markdown table, labels by how well they are heard."""
    found = {name: measure(rows, steps) for name, steps in EARS.items()}
    lines = ["| | " + " | ".join(EARS) + " |", "|---|" + "---:|" * len(EARS)]
    for name, belongs in GROUPS.items():
        lines.append(f"| {name}, macro F1 | " + " | ".join(f"{found[ears].macro(belongs):.3f}" for ears in EARS) + " |")
    shares = (f"{one.blamed / max(1, one.faultless):.1%}" for one in found.values())
    lines.append("| faultless replies given a fault | " + " | ".join(shares) + " |")
    lines += ["", "| label | F1 | heard | too much | missed |", "|---|---:|---:|---:|---:|"]
    for label, count in sorted(found["both"].counts.items(), key=lambda pair: pair[1].f1):
        if count.hit + count.lost:
            lines.append(
                f"| {label} {LABELS[label].zh} | {count.f1:.2f} | {count.hit} | {count.extra} | {count.lost} |"
            )
    return "\n".join(lines)


def main(paths: Sequence[str]) -> None:
    if paths:
        rows = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines() if line]
    else:
        rows = [row for row in read_corpus(sorted(CORPUS.glob("*.jsonl"))) if held_aside(row)]
    print(f"{len(rows)} replies\n")
    print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
