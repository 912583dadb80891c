# `make demo` shows the main job, `make test` runs everything that guards it. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint compiled coverage mutants fuzz bench clean

demo: $(VENV)/installed
	$(BIN)/python examples/demo.py

test: lint compiled
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Lines and branches that no test runs, those of the hundreds of processes that tests start included.
coverage: $(VENV)/developer compiled
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term:skip-covered

# Changes to the code that no test notices; MUTANTS='annexcli.links.*' takes a part.
MUTANTS ?=
mutants: $(VENV)/developer
	$(BIN)/python -m pip install --quiet --group mutants
	HYPOTHESIS_PROFILE=mutants $(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results

# What may never happen, tried with made-up input: properties first, then each target for so many seconds.
FUZZ_SECONDS ?= 60
fuzz: $(VENV)/developer
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m hypothesis
	$(BIN)/python -m pip install --quiet --group fuzz
	for target in $$($(BIN)/python -c 'from fuzz.seeds import TARGETS; print(*TARGETS)'); do \
	  $(BIN)/python -m fuzz $$target $(FUZZ_SECONDS) || exit 1; done

# As an installed package is: hundreds of processes of the tests would compile it each, where Python may not keep that.
compiled: $(VENV)/developer
	$(BIN)/python -m compileall -q annexcli

bench: $(VENV)/developer compiled
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/index.py
	$(BIN)/python benchmarks/styles.py
	$(BIN)/python benchmarks/parse.py
	$(BIN)/python benchmarks/store.py
	$(BIN)/python benchmarks/dedupe.py
	$(BIN)/python benchmarks/cite.py
	PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python benchmarks/check.py
	PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python benchmarks/verdicts.py

$(VENV)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "annex needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/installed: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/developer: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf $(VENV) demo-output .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz mutants htmlcov .coverage*
