"""Scripted conversations are tests: `pytest` collects them with everything else, `pytest scripts/cold` only some."""

pytest_plugins = ["tests.replay.collecting"]
