"""The scripts of `scripts/behaviours` pin what they say: with a behaviour broken by hand, its scripts turn red."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from simulator.authoring.library import Library
from simulator.core import agenda, approval, bargain, engine, lines, signals, speaking, waiting
from simulator.core.chart import Line
from simulator.core.turn import Turn
from simulator.replay.run import run_script
from simulator.replay.script import load_script

BEHAVIOURS = Path(__file__).parents[2] / "scripts" / "behaviours"

Break = Callable[[pytest.MonkeyPatch], None]


def _evades_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(agenda, "passed_by", lambda _turn: False)


def _has_no_agenda(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(agenda, "next_item", lambda _turn: None)


def _tells_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(agenda, "_ask_facts", lambda _turn, _act, _topics: [])


def _compares_no_numbers(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signals, "contradicts", lambda _claim, _now, _earlier: False)


def _forgets_what_it_comes_back_to(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_due", lambda _turn: [])


def _takes_any_offer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bargain, "worth", lambda _turn: 99)


def _takes_no_offer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bargain, "worth", lambda _turn: -1)


def _believes_every_approval(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signals, "_claims", lambda _turn, _services: iter(()))


def _hears_no_approval(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(approval, "ask_or_report", lambda _turn, _act: [])


def _counts_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_count", lambda _turn: None)


def _knows_no_reply_again(patch: pytest.MonkeyPatch) -> None:
    def fresh(turn: Turn, silent: int) -> list[tuple[str, None]]:
        return [(name, None) for name, _span in signals.noticed(turn, silent) if name != "repeated_reply"]

    patch.setattr(engine, "noticed", fresh)


def _never_nudges(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(waiting, "_nudge_at", lambda _turn: None)


def _lets_no_day_pass(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_skip", lambda _turn, _rule: None)


def _has_no_needs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(agenda, "_meet_needs", lambda _turn, _act, _topics: [])


def _says_the_first_line(patch: pytest.MonkeyPatch) -> None:
    def first(turn: Turn, key: str) -> Line | None:
        return next(iter(turn.chart.lines.get(key, ())), None)

    patch.setattr(speaking, "choose", first)
    patch.setattr(lines, "choose", first)


def _never_moves(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine.Buyer, "_fire", lambda *_arguments: None)


PINNED: Mapping[Break, tuple[str, ...]] = {
    _evades_nothing: ("agenda_cold",),
    _has_no_agenda: ("agenda_cold", "agenda_troublesome"),
    _tells_nothing: ("facts_cold", "facts_lively"),
    _compares_no_numbers: ("checks_price_hunter",),
    _forgets_what_it_comes_back_to: (
        "checks_later_cold",
        "checks_later_lively",
        "checks_promise_lively",
        "checks_troublesome",
    ),
    _takes_any_offer: ("bargains_haggler", "bargains_price_hunter"),
    _takes_no_offer: (
        "bargains_haggler",
        "bargains_price_hunter",
        "bargains_satisfied_haggler",
        "bargains_satisfied_lively",
    ),
    _believes_every_approval: ("bargains_three_steps_price_hunter", "checks_price_hunter"),
    _hears_no_approval: ("bargains_three_steps_price_hunter", "time_haggler"),
    _counts_nothing: ("remembers_haggler", "remembers_sorry_cold"),
    _knows_no_reply_again: (
        "remembers_decisive",
        "remembers_lively",
        "remembers_robot_haggler",
        "remembers_robot_troublesome",
    ),
    _never_nudges: ("time_cold", "time_patience_decisive"),
    _lets_no_day_pass: ("time_comes_back_cold", "time_comes_back_lively", "time_parcel_arrives_haggler"),
    _has_no_needs: (
        "kano_cold",
        "kano_haggler",
        "kano_indifferent_cold",
        "kano_indifferent_decisive",
        "kano_reverse_troublesome",
    ),
    _says_the_first_line: ("voice_cold", "voice_lively", "voice_lively_another_seed"),
    _never_moves: (
        "ends_price_hunter",
        "ends_review_added_haggler",
        "ends_review_taken_back_lively",
        "ends_troublesome",
    ),
}


def passes(library: Library, name: str) -> bool:
    return run_script(load_script(BEHAVIOURS / f"{name}.yaml"), library).passed


@pytest.mark.parametrize("broken", PINNED, ids=lambda broken: broken.__name__.strip("_"))
def test_a_behaviour_that_is_broken_turns_each_of_its_scripts_red(
    library: Library, monkeypatch: pytest.MonkeyPatch, broken: Break
) -> None:
    broken(monkeypatch)
    assert [name for name in PINNED[broken] if passes(library, name)] == []


def test_every_behaviour_script_is_pinned_by_a_break() -> None:
    assert {path.stem for path in BEHAVIOURS.glob("*.yaml")} == {name for names in PINNED.values() for name in names}
