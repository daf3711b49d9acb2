"""The words that trainers may write, one module a kind of file; pydantic checks their shape."""

from simulator.authoring.models.flow import FlowFile
from simulator.authoring.models.persona import PersonaFile
from simulator.authoring.models.scenario import ScenarioFile
from simulator.authoring.models.shop import ShopFile

__all__ = ["FlowFile", "PersonaFile", "ScenarioFile", "ShopFile"]
