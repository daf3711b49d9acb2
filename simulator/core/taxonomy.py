"""The vocabulary of hearing: service acts (what helps) and faults (what hurts), with their names.

The ids are promises: personas, rubrics, scripts, lexicons and journals quote them.
"""

from collections.abc import Mapping

from simulator.core.faults import ALL_FAULTS
from simulator.core.label import Label
from simulator.core.services import ALL_SERVICES

ACTS: Mapping[str, Label] = {label.id: label for label in ALL_SERVICES}
FAULTS: Mapping[str, Label] = {label.id: label for label in ALL_FAULTS}
LABELS: Mapping[str, Label] = {**ACTS, **FAULTS}
"""Every act and every fault by its id."""
