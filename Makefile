# `make demo` shows the main job, `make test` runs everything that guards it. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCHES := .venv-bench

.PHONY: demo test lint compiled fuzz bench clean

demo: $(VENV)/installed
	$(BIN)/python examples/demo.py

test: lint compiled
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: $(VENV)/developer
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m hypothesis

# As an installed package is: hundreds of processes of the tests would compile it each, where Python may not keep that.
compiled: $(VENV)/developer
	$(BIN)/python -m compileall -q annexcli

# In an environment of its own, in which annex is installed and compiled as its users have it.
bench:
	$(PYTHON) -m venv $(BENCHES)
	$(BENCHES)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BENCHES)/bin/python -m pip install --quiet --compile .
	$(BENCHES)/bin/python benchmarks/peers.py
	env -u PYTHONPATH $(BENCHES)/bin/python benchmarks/run.py $(BENCH)

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
	rm -rf $(VENV) $(BENCHES) demo-output .mypy_cache .pytest_cache .ruff_cache .hypothesis
