"""Count what the datasheet of the corpus tells: sizes, lengths, labels, repetitions.

.venv/bin/python -m tools.describe_corpus
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from opencc import OpenCC

from simulator.core.taxonomy import LABELS
from simulator.understanding.normalise import normalised

CORPUS = Path(__file__).parents[1] / "corpus"
RUN = 4
"""Characters of the runs by which wordings are compared."""
NEAR = 0.6
"""Shared runs, of all that two replies have (Jaccard), from which one nearly repeats the other."""
COMMON = 200
"""Runs in more replies than this are no clue to a repetition."""

Row = dict[str, Any]


def runs(text: str) -> frozenset[str]:
    return frozenset(text[place : place + RUN] for place in range(len(text) - RUN + 1))


def near_repetitions(said: Sequence[str]) -> int:
    """How many replies nearly repeat an earlier one without being the same."""
    parts = [runs(text) for text in said]
    holders: dict[str, list[int]] = defaultdict(list)
    found = 0
    for place, mine in enumerate(parts):
        shared = Counter(other for run in mine for other in holders[run] if len(holders[run]) <= COMMON)
        found += any(
            count >= NEAR * len(mine | parts[other]) and said[other] != said[place] for other, count in shared.items()
        )
        for run in mine:
            holders[run].append(place)
    return found


def told(files: dict[str, list[Row]]) -> Iterator[tuple[str, str]]:
    """The rows of the table, in order."""
    rows = [row for found in files.values() for row in found]
    count = len(rows)
    simplify = OpenCC("t2s").convert
    said = [normalised(row["reply"]).text for row in rows]
    lengths = [len(row["reply"]) for row in rows]
    labels = Counter(label for row in rows for label in (*row["acts"], *row["faults"]))
    facts = [row for row in rows if row.get("facts")]
    against = {"wrong_fact", "beyond_authority"}
    every = [text[place : place + RUN] for text in said for place in range(len(text) - RUN + 1)]
    rarest = min(LABELS, key=lambda label: labels[label])
    most = max(LABELS, key=lambda label: labels[label])
    short, middle = sum(size <= 15 for size in lengths) / count, sum(15 < size <= 40 for size in lengths) / count
    yield "replies", f"{count:,} in {len(files)} files"
    yield "in traditional characters", f"{sum(simplify(row['reply']) != row['reply'] for row in rows) / count:.0%}"
    yield (
        "length",
        f"median {median(lengths):.0f} characters; {short:.0%} up to 15, {middle:.0%} to 40, "
        f"{1 - short - middle:.0%} longer",
    )
    yield "with a fault", f"{sum(bool(row['faults']) for row in rows) / count:.0%}"
    yield "with neither act nor fault", f"{sum(not row['faults'] and not row['acts'] for row in rows):,}"
    yield (
        "with facts or a policy",
        f"{len(facts):,}, {sum(not against & set(row['faults']) for row in facts):,} of them true",
    )
    yield "rarest label", f"`{rarest}`, {labels[rarest]:,} replies"
    yield "most frequent label", f"`{most}`, {labels[most]:,} replies"
    yield "exact repetitions", f"{count - len(set(said)):,}"
    yield f"near repetitions (Jaccard of four-character runs ≥ {NEAR})", f"{near_repetitions(said):,} replies"
    yield "different four-character runs for each one written", f"{len(set(every)) / len(every):.2f}"


def main() -> None:
    files = {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(CORPUS.glob("*.jsonl"))
    }
    for name, value in told(files):
        print(f"| {name} | {value} |")
    print()
    for name, rows in files.items():
        print(f"| `{name}` | {len(rows):,} |")


if __name__ == "__main__":
    main()
