"""Headers and notes for the tests of this room."""

from simulator.storage.lines import Header, Note, Source


def header(persona: str = "haggler", started: str = "2026-02-28T09:15:00+00:00") -> Header:
    return Header(
        started=started,
        mode="practice",
        seed=7,
        persona=Source(persona, "p1"),
        scenario=Source("dress", "s1"),
        shop=Source("silk", "h1"),
        rubric=Source("standard", "r1"),
        also={"ears": "e1"},
    )


def turn(number: int, size: int = 3, filler: str = "亲，您好") -> list[Note]:
    """The notes of one turn, each naming the turn and its place in it."""
    return [Note(number * 1000 + i, "TraineeSaid", {"turn": number, "part": i, "text": filler}) for i in range(size)]
