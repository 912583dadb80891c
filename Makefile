# `make demo` shows the main job, `make test` runs everything that guards it. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCHES := .venv-bench

.PHONY: demo test lint compiled coverage mutants docs man dist pictures fuzz bench clean

demo: $(VENV)/installed
	$(BIN)/python examples/demo.py

test: lint compiled
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/docs
	$(BIN)/sphinx-build -E -W --keep-going -n -q -c docs . build/docs
	@echo "build/docs/index.html"

pictures: $(VENV)/developer
	$(BIN)/python docs/pictures/terminal.py

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

man: $(VENV)/installed
	$(BIN)/python man/pages.py

# The wheel and the sdist, and the suite of the sdist run against the wheel, in an environment of their own.
dist: $(VENV)/pip
	rm -rf dist
	$(BIN)/python -m pip install --quiet --group dist
	$(BIN)/python -m build --outdir dist
	$(PYTHON) -m venv dist/venv
	dist/venv/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	dist/venv/bin/python -m pip install --quiet --group dev dist/*.whl
	mkdir dist/suite && tar -xzf dist/*.tar.gz --strip-components=1 -C dist/suite && rm -r dist/suite/annexcli
	cd dist/suite && env -u PYTHONPATH ../venv/bin/python -m pytest --numprocesses auto --dist worksteal

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

$(VENV)/docs: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group docs
	@touch $@

clean:
	rm -rf $(VENV) $(BENCHES) build dist demo-output .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz mutants htmlcov .coverage*
