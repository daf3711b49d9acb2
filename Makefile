# Everything here works with Python 3.11 or newer, git and make alone.
#   make play    practise with a buyer
#   make test    run every test
#   make check   all that a change must pass
#   make wording after changing a text that people read
#   make train   after changing the corpus or a lexicon: what the ears have learnt
#   make measure-hearing   how well they hear, label by label
#   make difficulty   how hard each buyer is, told in docs/difficulty.md
#   make bench   how fast and how large

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := simulator $(wildcard tests benchmarks tools examples)

.PHONY: play test check train measure-hearing wording difficulty bench mutants clean

play: $(VENV)/.installed
	@$(BIN)/kefu play

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(PACKAGES)
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2

# Some ten minutes on two cores; the same corpus, lexicon and library versions give the same numbers.
train: $(VENV)/.installed-dev
	$(BIN)/python -m tools.train_ears

# On replies that training left aside; FILES="a.jsonl …" measures on others.
measure-hearing: $(VENV)/.installed-dev
	$(BIN)/python -m tools.measure_ears $(FILES)

mutants: $(VENV)/.installed-dev
	$(BIN)/python -m tools.mutants

wording: $(VENV)/.installed-dev
	$(BIN)/python -m tools.catalogues

# Some minutes in the background; it ends with 1 where a buyer does not tell good service from bad.
difficulty: $(VENV)/.installed-dev
	nice $(BIN)/python -m tools.difficulty

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 …  需要 Python 3.11 以上" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Stamps: a second run installs nothing, a changed pyproject.toml installs anew.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
