# Two commands on a fresh machine: `make site` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help site documentation serve check test compatibility format benchmark clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/.site ## Build the demonstration into site/, and a portal of three districts into examples/portal/site/
	$(BIN)/circles build
	for district in rongdong chancheng; do $(BIN)/circles -C examples/$$district build || exit; done
	$(BIN)/circles -C examples/portal portal

documentation: $(VENV)/.site ## Build the documentation, tutorial included, into examples/documentation/site/
	$(BIN)/circles -C examples/documentation build

serve: $(VENV)/.site ## Show the site at http://127.0.0.1:8000/ and follow every change
	$(BIN)/circles serve

check: $(VENV)/.site ## Check the records and pages of the demonstration and the examples
	$(BIN)/circles check
	for settings in examples/*/communities.yaml; do $(BIN)/circles -C "$${settings%/*}" check || exit; done

test: $(VENV)/.test ## Check the code and run all tests, in a browser too
	.ci/prepare-browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile

compatibility: $(VENV)/.compatibility ## Build with MkDocs and with its fork ProperDocs, and compare every byte
	.ci/compatibility $(BIN)

format: $(VENV)/.test ## Format the code, fix what ruff can fix, write the schema for VS Code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/circles schema --write

benchmark: $(VENV)/.benchmark ## Compare with Hugo and Eleventy, building the same records (needs Node.js)
	$(BIN)/python -m benchmarks

clean: ## Remove what was built; the next make builds it again
	rm -rf site .circles build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.site: pyproject.toml
	.ci/prepare-python $(PYTHON) $(VENV) .
	@touch $@

$(VENV)/.test: pyproject.toml
	.ci/prepare-python $(PYTHON) $(VENV) ".[test]"
	@touch $@ $(VENV)/.site

$(VENV)/.compatibility: pyproject.toml
	.ci/prepare-python $(PYTHON) $(VENV) ".[compatibility]"
	@touch $@ $(VENV)/.site

$(VENV)/.benchmark: pyproject.toml
	.ci/prepare-python $(PYTHON) $(VENV) ".[benchmark]"
	@touch $@ $(VENV)/.site
