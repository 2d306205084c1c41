# The two commands of a fresh machine: `make run` and `make test`. They need git, make and Python >= 3.11.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CLIENT := $(shell find web/client -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: help run install test lint types format lock demo bench quality train clean

help: ## Say what each verb does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

run: install ## Install, read the demo articles if the store is empty, serve on http://127.0.0.1:$(PORT)
	@$(BIN)/maillage serve --demo --port $(PORT)

install: .venv/installed ## Make .venv with the maillage command in it

test: .venv/installed-dev ## Install what the tests need, and run them all
	$(BIN)/pytest -n auto -rs
	@$(BIN)/python tests/e2e/chromium.py || echo 'The browser tests did not run: see above how to get Chromium.'

lint: .venv/installed-dev ## Style, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/installed-dev ## Check types, strictly
	$(BIN)/mypy

format: .venv/installed-dev ## Rewrite the code in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/installed-dev ## Choose dependencies anew (needs the network)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

bench: .venv/installed-dev ## Measure, side by side with what a user would otherwise take
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.asking

quality: .venv/installed-dev ## Measure how well articles are read; write docs/quality.md
	$(BIN)/python -m benchmarks.quality

train: .venv/installed-dev ## Train the models of ingest/extract/judges anew
	$(BIN)/python -m ingest.training.fit

clean: ## Remove what was built and installed (never a store)
	rm -rf .venv build dist web/static/client web/client/node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Maillage needs Python 3.11 or newer; name one with: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.lock pyproject.toml hatch_build.py maillage.py $(CLIENT)
	@echo 'Installing Maillage into .venv (a minute or two; only when something changed)'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@echo 'Installing what the tests need'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
