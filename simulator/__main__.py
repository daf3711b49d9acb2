"""``python -m simulator`` is ``kefu``."""

from simulator.cli.main import run

if __name__ == "__main__":
    run()
