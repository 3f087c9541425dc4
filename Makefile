# Every target sets up what it needs: a clone with make and Python 3.11 or newer is enough.
VENV   := .venv
PYTHON := $(VENV)/bin/python
READY  := $(VENV)/.ready
T      ?= tests

.DEFAULT_GOAL := help
.PHONY: help setup run demo chaos test check browser bench guards lint format lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(READY) ## Make .venv with everything the lock names

run: $(READY) ## Start everything on this machine: phones at http://127.0.0.1:8000/sandbox (PORT=… for another port)
	@$(VENV)/bin/engine up

demo: $(READY) ## Play a story against the real stack and print its transcript
	@$(VENV)/bin/engine demo

chaos: $(READY) ## Break everything for minutes and account for every text (CHAOS='--seed 7' to play one again)
	@$(VENV)/bin/engine chaos $(CHAOS)

test: $(READY) ## Run the tests (T=tests/domain for a part of them)
	@$(PYTHON) -m pytest $(T)

check: lint test ## Everything a change must pass: format, lint, types, import rule, tests

lint: $(READY) ## Check format, lint, types and the import rule
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

format: $(READY) ## Rewrite the code in the project's format
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

browser: $(READY) ## Test the phones page in a headless Chromium
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| $(PYTHON) -m playwright install chromium
	@$(PYTHON) -m pytest tests/browser -n 0

guards: $(READY) ## Take out every guard, one at a time, and show which test turns red
	@$(PYTHON) -m tests.guards

bench: $(READY) ## Measure against pgbench on the same server
	@$(PYTHON) -m benchmarks

lock: $(READY) ## Write requirements.lock anew from pyproject.toml
	@$(VENV)/bin/uv pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --output-file requirements.lock
	@! grep -qE 'https?://' requirements.lock || { echo 'requirements.lock holds addresses' >&2; exit 1; }

clean: ## Remove .venv, caches and the data of make run
	@rm -rf $(VENV) .josh .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info

# The distribution's own Python first: it is built with profile-guided optimisation, which pyenv leaves out. A turn of
# the interview costs it a seventh less.
$(READY): requirements.lock pyproject.toml
	@[ -x $(PYTHON) ] || { \
		for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.14 python; do \
			if $$candidate -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
		done; \
		[ -n "$$found" ] || { echo 'Python 3.11 or newer is needed and none was found on the PATH.' >&2; exit 1; }; \
		echo "Making $(VENV) with $$($$found --version) …"; \
		$$found -m venv $(VENV) || { rm -rf $(VENV); echo 'On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }; \
	}
	@echo 'Installing what requirements.lock names (a minute at the first time) …'
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
