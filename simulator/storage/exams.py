"""The guard of exams that are not over: nothing is told of them, whoever asks."""

from simulator.storage.errors import StorageError
from simulator.storage.lines import EXAM
from simulator.storage.reading import Session
from simulator.storage.sessions import is_finished
from simulator.wording import _


class ExamGoesOn(StorageError):
    """An exam that is not over: what was heard, marked, felt or thought in it would be help."""

    def __init__(self, session: Session) -> None:
        text = _(
            "The exam %(name)s is not over; until then nothing is told of it. Finish it first: "
            "kefu play --resume %(name)s"
        )
        super().__init__(text % {"name": session.header.session or session.path.stem}, session.path)


def goes_on(session: Session) -> bool:
    """Whether it is an exam that is not over."""
    return session.header.mode == EXAM and not is_finished(session.entries)


def refuse_while_it_goes_on(session: Session) -> None:
    """The one guard of all that looks into stored talks; raises `ExamGoesOn`."""
    if goes_on(session):
        raise ExamGoesOn(session)
