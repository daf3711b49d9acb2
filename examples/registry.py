"""The example trainees by name."""

from collections.abc import Mapping

from examples.expert import Expert
from examples.hostile import Hostile
from examples.reader import Reader
from examples.trainee import MakeTrainee

TRAINEES: Mapping[str, MakeTrainee] = {"expert": Expert, "reader": Reader, "hostile": Hostile}
"""From the best to the worst."""
