# Everything that a fresh machine needs: "make site" and "make test".
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
# Python keeps what it compiles, modules and data alike, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: site serve test lint bench screenshots lock clean

site: $(VENV)/installed        ## build seeds/ into site/
	$(BIN)/sitegen build

serve: $(VENV)/installed       ## preview on this machine
	$(BIN)/sitegen serve

test: $(VENV)/developing       ## everything, browser included
	@sh tests/install-browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

lint: $(VENV)/developing       ## the checks that need no test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/developing      ## quality on public data, and speed
	$(BIN)/python -m benchmarks.quality --shared $(SHARED)
	$(BIN)/python -m benchmarks.speed

screenshots: $(VENV)/developing ## pictures of every page type
	@sh tests/install-browser
	$(BIN)/python -m benchmarks.screenshots

lock: $(VENV)/developing       ## renew the lock files
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate \
	  pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf site .sitegen screenshots

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	$(BIN)/python -m compileall -q sitegen
	@touch $@

$(VENV)/developing: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.lock
	@touch $@
