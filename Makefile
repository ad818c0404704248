# Set-up needs Python 3.11 or later, make and a package registry, nothing else. Each target sets up what it needs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= out
SITUATION ?= $(OUT)/situation.db
EXAMPLE := examples/kazakhstan-2022
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench serve lock clean

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make the virtual environment .venv from requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dragoman needs Python 3.11 or later: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

run: $(READY) ## Read the example reports, sum them up, publish them as a static site
	@mkdir -p $(OUT)
	$(BIN)/dragoman read $(EXAMPLE) --situation $(SITUATION)
	$(BIN)/dragoman status --situation $(SITUATION)
	$(BIN)/dragoman publish $(OUT)/site --all --whole --situation $(SITUATION) --title "Kazakhstan 2022"
	@echo "Open $(OUT)/site/index.html in a browser, or run make serve."

test: $(READY) ## Run all tests
	$(BIN)/python -m pytest

check: $(READY) ## Lint, check types, and test the house rules and the documentation
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_arrows.py tests/test_house.py tests/test_docs.py

bench: $(READY) ## Time reading against the floor, over the texts in DRAGOMAN_SHARED, and the pages over 20,000 claims
	$(BIN)/python -m bench
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.linking

serve: $(READY) ## Open the example in a browser at 127.0.0.1:8000 (PORT=… for another port)
	@test -f $(SITUATION) || $(MAKE) run
	$(BIN)/dragoman serve --situation $(SITUATION) --title "Kazakhstan 2022" --port $(PORT)

lock: ## Renew requirements.lock from pyproject.toml (asks the package registry)
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
	build/lock/bin/pip-compile --quiet --extra dev --strip-extras --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

clean: ## Remove what the other targets made, the virtual environment too
	rm -rf $(OUT) $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
