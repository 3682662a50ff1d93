# The Social Economy Atlas. `make help` lists what can be made; ARGS passes more to a command.

PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.installed-runtime
DEV := $(VENV)/.installed-dev
POINTER := data/builds/current.json

# Python left without its compiled files starts two seconds later, every time.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_NO_PROGRESS := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run data practice build test check look bench

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: $(RUNTIME) $(POINTER) ## Open the Atlas in a browser (the practice region until real data are built)
	@echo "The Atlas is at http://localhost:$(PORT) (Ctrl+C stops it)"
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) $(ARGS)

data: $(RUNTIME) ## Fetch every source from its publisher and build England
	@$(BIN)/python -m etl load $(if $(RAW),--raw "$(RAW)") $(ARGS)

practice: $(RUNTIME) ## Write the fictional practice region and build it
	@$(BIN)/python -m etl practice
	@$(BIN)/python -m etl build --raw data/raw/practice $(ARGS)

build: $(RUNTIME) ## Build from publishers' files in RAW=folder
	@$(BIN)/python -m etl build $(if $(RAW),--raw "$(RAW)") $(ARGS)

test: $(DEV) ## Run every test
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

check: $(DEV) ## Check format, lint, types and SQL
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy atlas etl
	@$(BIN)/sqlfluff lint --processes $(WORKERS) etl atlas

look: $(DEV) $(POINTER) ## Take a picture of every view, at every size, into look/
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.browser.look $(ARGS)

bench: $(DEV) ## Measure speed beside the obvious way, into docs/bench.md
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.bench $(if $(RAW),--raw "$(RAW)") $(ARGS)

$(POINTER): | $(RUNTIME)
	@$(BIN)/python -m etl practice
	@$(BIN)/python -m etl build --raw data/raw/practice

# uv installs in seconds; where it cannot reach an index that pip is set up for, pip does it.
$(RUNTIME): requirements.txt $(BIN)/uv
	@echo "Installing what the Atlas needs into $(VENV) …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements.txt 2>$(VENV)/uv.log \
		|| $(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(DEV): pyproject.toml $(RUNTIME)
	@echo "Installing what the tests and checks need …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -c requirements.txt \
		-r pyproject.toml --extra dev 2>$(VENV)/uv.log \
		|| $(BIN)/python -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["dev"]))' \
		| $(BIN)/python -m pip install --quiet -c requirements.txt -r /dev/stdin
	@touch $@

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "The Atlas needs Python 3.11 or newer, and '$(PYTHON)' is not that. Name another: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "Python could not make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
