"""What the trainee may know of a case before the talk, in three parts, for marks weigh words of each differently."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The case as the trainee is told it."""

    case: str = ""
    """What has happened and what is to be reached; nobody says that to a buyer."""
    goods: str = ""
    """The name of what is sold, which whoever opens the talk can read."""
    details: str = ""
    """Facts of the goods and of the order: what answers are made of."""
    topics: str = ""
    """The phrases by which the topics of this case are told; they are heard, never shown."""

    @property
    def text(self) -> str:
        """All that the trainee is shown."""
        return "\n".join((self.case, self.goods, self.details))
