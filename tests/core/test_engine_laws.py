"""What holds for every buyer, whatever is said to them."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.core.engine import Buyer
from simulator.core.events import BuyerSaid, Event, GaugeMoved
from simulator.core.machine import table
from simulator.core.state import SessionState
from simulator.practice.record import from_data, to_data

from .talk import conversations, heard, opened, say


def play(buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]], seed: int) -> list[Event]:
    events = buyer.start(seed)
    state = buyer.fold(events)
    for words, seconds in conversation:
        waited = buyer.wait(state, state.at + seconds * 1000)
        events += waited
        state = buyer.fold(waited, state)
        more, state = say(buyer, state, *words)
        events += more
    return events


@given(conversations, st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_moods_and_memories_never_leave_their_bounds(
    buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]], seed: int
) -> None:
    state = SessionState()
    for event in play(buyer, conversation, seed):
        state = buyer.fold([event], state)
        assert all(
            gauge.low <= value <= gauge.high for gauge, value in zip(buyer.gauges.all, state.gauges, strict=True)
        )


@given(conversations, st.integers(0, 9))
@settings(max_examples=100, deadline=None)
def test_the_same_seed_and_replies_give_the_same_log(
    buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]], seed: int
) -> None:
    assert play(buyer, conversation, seed) == play(buyer, conversation, seed)


@given(conversations)
@settings(max_examples=100, deadline=None)
def test_every_event_survives_the_way_through_the_journal(
    buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]]
) -> None:
    for event in play(buyer, conversation, 3):
        assert from_data(type(event).__name__, to_data(event)) == event


@given(conversations)
@settings(max_examples=100, deadline=None)
def test_an_ended_session_stays_as_it_is(buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]]) -> None:
    state = buyer.fold(play(buyer, conversation, 3))
    finished = buyer.fold(buyer.finish(state, state.at + 1), state)
    assert finished.ended
    assert buyer.react(finished, "您好", heard("greet"), finished.at + 1) == []
    assert buyer.wait(finished, finished.at + 10**6) == []
    assert buyer.finish(finished, finished.at + 1) == []


@given(conversations)
@settings(max_examples=100, deadline=None)
def test_a_buyer_is_never_left_without_words(buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]]) -> None:
    state = opened(buyer)
    for words, _seconds in conversation:
        if state.ended:
            break
        events, state = say(buyer, state, *words)
        assert any(isinstance(event, BuyerSaid) for event in events)


@given(conversations)
@settings(max_examples=100, deadline=None)
def test_the_fold_of_a_prefix_goes_on_like_the_whole(
    buyer: Buyer, conversation: list[tuple[tuple[str, ...], int]]
) -> None:
    events = play(buyer, conversation, 5)
    for cut in range(0, len(events), 7):
        assert buyer.fold(events[cut:], buyer.fold(events[:cut])) == buyer.fold(events)


@given(st.sampled_from(["trust", "anger", "patience"]), st.integers(0, 8), st.data())
@settings(max_examples=200, deadline=None)
def test_the_machine_fires_what_the_table_says(buyer: Buyer, mood: str, value: int, data: st.DataObject) -> None:
    rows = table(buyer.chart)
    state, hears = data.draw(st.sampled_from(sorted(rows)))

    def view(subject: str) -> int:
        return value if subject == mood else 1

    expected = next((rule for rule in rows[state, hears] if rule.guard.failing(view) is None), None)
    cursor = buyer.machine.fire(state, hears, view, lambda _rule: ())
    assert cursor.fired == expected
    assert cursor.state == (expected.to if expected and expected.to else state)


def test_another_process_with_another_hash_seed_writes_the_same_log(tmp_path: Path) -> None:
    script = tmp_path / "play.py"
    script.write_text(
        "from pathlib import Path\n"
        "import json\n"
        "from simulator.authoring.compiling.chart import compile_chart\n"
        "from simulator.authoring.library import Library, Root\n"
        "from simulator.core.engine import make\n"
        "from simulator.practice.record import to_data\n"
        "from tests.core.talk import say\n"
        f"library = Library([Root(Path({str(Path(__file__).parents[2] / 'personas')!r}), 'shipped')])\n"
        "buyer = make(compile_chart(library, 'cold', 'wrong-lock').chart)\n"
        "events = buyer.start(11)\n"
        "state = buyer.fold(events)\n"
        "for words in (['hand_over'], ['empathise', 'clarify:recipient'], ['offer_fix'], ['commit']):\n"
        "    more, state = say(buyer, state, *words)\n"
        "    events += more\n"
        "print(json.dumps([to_data(event) for event in events], ensure_ascii=True))\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[2]
    logs = {
        subprocess.run(
            [sys.executable, str(script)],
            check=True,
            capture_output=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(logs) == 1
    assert len(logs.pop()) > 1000


@given(st.integers(1, 8))
@settings(max_examples=20, deadline=None)
def test_moods_move_only_by_what_has_a_cause(buyer: Buyer, turns: int) -> None:
    state = opened(buyer)
    known = {rule.id for rule in buyer.chart.rules} | {"said", "wait.1", "wait.2", "wait.3", "wait.4"}
    for _ in range(turns):
        events, state = say(buyer, state, "contempt")
        for event in events:
            if isinstance(event, GaugeMoved):
                assert event.cause in known
