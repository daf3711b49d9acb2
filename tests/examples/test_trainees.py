"""The example trainees, as a process and in this one, and what they may know."""

from dataclasses import fields
from pathlib import Path

import pytest

from examples.bulk import talk
from examples.client import Broken, play
from examples.registry import TRAINEES
from examples.sheet import Sheet, read_sheet
from examples.trainee import END
from examples.view import View
from simulator.authoring.library import Library
from simulator.authoring.roots import open_library
from simulator.cli.as_json import turn_data
from simulator.core.events import BuyerSaid
from simulator.practice.case import open_case
from tools.difficulty import RESULTS, early_repeats

PERSONA, SCENARIO = "haggler", "no-thanks"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.mark.parametrize("name", TRAINEES)
def test_a_program_and_this_process_have_the_same_talk(name: str, library: Library, tmp_path: Path) -> None:
    sheet = read_sheet(library, PERSONA, SCENARIO)
    played = play(TRAINEES[name](sheet, 3), PERSONA, SCENARIO, 3, tmp_path)
    here = talk(library, open_case(library, PERSONA, SCENARIO), sheet, TRAINEES[name], 3)
    said = [turn_data(turn, inside=True)["buyer"] for turn in here.turns]
    assert [line["buyer"] for line in played.lines] == said
    assert played.outcome["end"]["ending"] == here.end.ending
    assert played.outcome["marks"]["total"] == here.card.total


def test_the_three_come_out_in_the_order_of_their_manners(library: Library) -> None:
    case, sheet = open_case(library, PERSONA, SCENARIO), read_sheet(library, PERSONA, SCENARIO)
    talks = [talk(library, case, sheet, make, 1) for make in TRAINEES.values()]
    expert, reader, hostile = [(RESULTS[one.end.result], one.end.stars, one.card.total) for one in talks]
    assert expert > reader > hostile
    assert expert[2] > reader[2] > hostile[2]


def test_a_sheet_holds_nothing_that_is_hidden_from_trainees(library: Library) -> None:
    for scenario in library.sources("scenario"):
        case = library.scenario(scenario)
        persona = next(name for name in library.sources("persona") if case.flow in library.persona(name).flows)
        text = repr(read_sheet(library, persona, scenario))
        hidden = [line for fact in case.hidden for line in fact.tells]
        agenda = [line for item in case.agenda for line in (*item.asks, *(item.again or ()), *(item.cleared or ()))]
        assert not [line for line in (*hidden, *agenda) if line in text]
    assert {"agenda", "hidden", "needs", "rules"}.isdisjoint(field.name for field in fields(Sheet))


def test_a_trainee_that_ends_the_talk_leaves_it_unfinished(library: Library) -> None:
    class Mute:
        def __init__(self, sheet: Sheet, seed: int) -> None: ...

        def reply(self, view: View) -> str:
            return "@30" if view.turn == 0 and not view.buyer else END

    case = open_case(library, PERSONA, SCENARIO)
    here = talk(library, case, read_sheet(library, PERSONA, SCENARIO), Mute, 1)
    assert here.end.ending == "unfinished"


def test_what_kefu_complains_about_is_told(library: Library, tmp_path: Path) -> None:
    trainee = TRAINEES["reader"](read_sheet(library, PERSONA, SCENARIO), 1)
    with pytest.raises(Broken, match="nobody"):
        play(trainee, "nobody", SCENARIO, 1, tmp_path)


def test_an_early_repetition_is_counted(library: Library) -> None:
    case, sheet = open_case(library, PERSONA, SCENARIO), read_sheet(library, PERSONA, SCENARIO)
    here = talk(library, case, sheet, TRAINEES["reader"], 1)
    assert early_repeats(case.buyer.chart, here) == 0
    line = next(event for event in here.events if isinstance(event, BuyerSaid))
    assert len(case.buyer.chart.lines[line.key]) > 1
    twice = type(here)(here.turns, (line, line), here.end, here.card)
    assert early_repeats(case.buyer.chart, twice) == 1
