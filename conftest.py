"""Scripted conversations are tests: `pytest` collects them with everything else, `pytest scripts/cold` only some."""

import signal

pytest_plugins = ["tests.replay.collecting"]

# Started in the background, pytest may be told to ignore Ctrl+C, and every command that a test starts inherits that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
