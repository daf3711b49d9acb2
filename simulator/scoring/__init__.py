"""Marks over the log: rubrics made of atomic checks, every point with its proof, nothing kept between calls."""

from simulator.scoring.card import Answer, Scorecard
from simulator.scoring.data import as_data
from simulator.scoring.score import ScoredCase, score

__all__ = ["Answer", "Scorecard", "ScoredCase", "as_data", "score"]
