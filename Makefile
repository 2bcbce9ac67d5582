# The doors. Each sets itself up from a bare python3.11: it makes .venv and installs the pinned wheels, no compiler.
#
#   make demo    build the example story into build/demo and say where its dossier is
#   make test    the tests
#   make check   lint, format, types, import contracts, generated docs
#   make bench   the benchmarks; DATA=path gives them data (a folder of texts, or a .jsonl.gz of articles)

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
BASE := $(VENV)/.base-installed
DEV := $(VENV)/.dev-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DATA ?=
LIMIT ?=
PYTEST_ARGS ?= -n auto

.PHONY: help demo test check bench docs clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^#   //p' Makefile

# stamps are newer than the locks that they stand for, so a second run installs nothing
$(BASE): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --only-binary=:all: -r requirements.lock
	@$(PIP) install --no-deps -e .
	@touch $@

$(DEV): $(BASE) requirements-dev.lock
	@$(PIP) install --only-binary=:all: -r requirements-dev.lock
	@touch $@

demo: $(BASE)
	@$(BIN)/python scripts/run_demo.py examples build/demo

test: $(DEV)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/write_docs.py --check

bench: $(DEV)
	@$(BIN)/python scripts/run_benchmarks.py $(if $(DATA),--data "$(DATA)") $(if $(LIMIT),--limit $(LIMIT))

docs: $(DEV)
	@$(BIN)/python scripts/write_docs.py

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
