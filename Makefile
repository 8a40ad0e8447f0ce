# Each target is plain commands that print what they do. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.SHELLFLAGS := -eu -c

# The first Python on the path that is new enough; name another with `make PYTHON=...`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Tools that a machine lacks come into the environment; the machine's own come first.
export PATH := $(PATH):$(CURDIR)/$(BIN)
# The engine's notice about its successor says nothing to a school.
export NO_MKDOCS_2_WARNING := 1
WORKERS ?= 2

# What is set up is remembered under the content of its lock file, so a second run sets nothing up again
# and a changed lock does.
key = $(firstword $(shell cat $(1) | cksum))
BASE := $(VENV)/set-up/base-$(call key,requirements/base.txt)
TESTS := $(VENV)/set-up/test-$(call key,requirements/test.txt)
FUZZ := $(VENV)/set-up/fuzz-$(call key,requirements/fuzz.txt)
LEARN := $(VENV)/set-up/learn-$(call key,requirements/learn.txt)
RELEASE := .cache/release/set-up-$(call key,requirements/release.txt)
PROJECT := $(VENV)/set-up/project-$(call key,pyproject.toml)
NODE := tests/a11y/node_modules/set-up-$(call key,tests/a11y/package-lock.json)

# One environment, set up step by step.
.NOTPARALLEL:

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -e 's/:.*## /\t/' | awk -F '\t' '{ printf "  make %-12s %s\n", $$1, $$2 }'

# -- set up

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@echo "== Making $(VENV) with $(PYTHON)"
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(BASE): | $(BIN)/python
	@echo "== Installing what the program needs (checked by hash)"
	$(PIP) install --quiet --require-hashes -r requirements/base.txt
	@mkdir -p $(@D) && touch $@

$(TESTS): | $(BIN)/python
	@echo "== Installing what the program and its tests need (checked by hash)"
	$(PIP) install --quiet --require-hashes -r requirements/test.txt
	@mkdir -p $(@D) && touch $@ $(BASE)

$(PROJECT):
	@echo "== Installing careersite itself from this folder"
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@# An editable installation is not compiled by pip, and some machines forbid Python to do it as it goes.
	$(BIN)/python -m compileall -q generator/careersite
	@mkdir -p $(@D) && touch $@

$(NODE):
	@echo "== Installing the page checkers (checked by hash)"
	cd tests/a11y && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(FUZZ): $(TESTS)
	@echo "== Installing the fuzzer (checked by hash)"
	$(PIP) install --quiet --require-hashes -r requirements/fuzz.txt
	@touch $@

$(LEARN): $(TESTS)
	@echo "== Installing what learns (checked by hash)"
	$(PIP) install --quiet --require-hashes -r requirements/learn.txt
	@touch $@

$(RELEASE): | $(BIN)/python
	@echo "== Installing the release tools in .cache/release (checked by hash)"
	$(BIN)/python -m venv --clear .cache/release
	.cache/release/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/release.txt
	@touch $@

.PHONY: set-up set-up-tests machine
set-up: $(BASE) $(PROJECT)
set-up-tests: $(TESTS) $(PROJECT) machine $(NODE)
machine: $(TESTS)
	$(BIN)/python -m tests.a11y.machine
$(PROJECT): | $(BIN)/python
$(NODE): | machine

# -- use

.PHONY: site serve
site: set-up ## Set everything up and build the example school into site/
	$(BIN)/careersite build

serve: set-up ## Show the site while you edit it
	$(BIN)/careersite serve

# -- prove

.PHONY: test test-full lint types bench gallery audit-eval audit-learn docs fuzz kills soak reliability
test: set-up-tests lint ## Set everything up, the browser too, and run every test
	$(BIN)/python -m pytest -n $(WORKERS)

test-full: set-up-tests lint ## The same, with the whole accessibility matrix and other long runs
	$(BIN)/python -m pytest -n $(WORKERS) -m ""

types: $(TESTS) $(PROJECT) ## Check the types (strict; not part of make test)
	$(BIN)/mypy

lint: $(TESTS) $(PROJECT) ## Style, the direction of imports, YAML
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .

bench: set-up-tests ## Time this build beside a bare mkdocs build of the same pages
	$(BIN)/python -m tests.bench

gallery: set-up-tests ## Build the page of all components
	$(BIN)/python -m tests.gallery

audit-eval: set-up-tests ## Count what the audit gets right on the labelled pages
	$(BIN)/python -m tests.audit.evaluate

audit-learn: set-up-tests $(LEARN) ## Learn the audit's word weights anew from the labelled pages
	$(BIN)/python -m tests.audit.learn --write

docs: set-up ## Write the generated part of the documentation
	$(BIN)/python scripts/write_docs.py

fuzz: set-up-tests $(FUZZ) ## Thirty minutes of made-up bad input
	$(BIN)/python -m tests.fuzz

reliability: set-up-tests ## Print the figures of the README's table that need no long run
	$(BIN)/python -m tests.reliability

kills: set-up-tests ## Kill builds at 200 random moments and look at what is left
	$(BIN)/python -m tests.build.kills --count 200

soak: set-up-tests ## A long audit of a hostile hub, killed and resumed; 500 edits in a preview
	$(BIN)/python -m tests.hostile.soak

# -- release

.PHONY: wheel lock pip-audit sbom licences clean
wheel: set-up ## Build the wheel into dist/
	rm -rf dist
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls -l dist

lock: $(RELEASE) ## Lock the newest allowed version of everything, with hashes
	sh requirements/lock.sh .cache/release/bin/uv --upgrade
	cd tests/a11y && npm install --package-lock-only --ignore-scripts --no-audit --no-fund

pip-audit: $(RELEASE) ## Ask for known faults in everything locked; a failed look-up fails
	@for lock in base test; do \
	  echo "== Asking for known faults in requirements/$$lock.txt"; \
	  .cache/release/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off -r requirements/$$lock.txt || { \
	    echo "pip-audit failed: it found a known fault, or the look-up itself did not work (read the lines above). Nothing is proved."; exit 1; }; \
	done

sbom: $(RELEASE) ## Write the bill of materials to dist/careersite.cdx.json
	@mkdir -p dist
	.cache/release/bin/cyclonedx-py requirements --output-reproducible --output-format JSON --output-file dist/careersite.cdx.json --pyproject pyproject.toml requirements/base.txt
	@echo "Written: dist/careersite.cdx.json"

licences: $(RELEASE) set-up ## List the licence of every package in the environment; the AGPL fails
	.cache/release/bin/pip-licenses --python=$(BIN)/python --from=mixed --with-urls --order=license --partial-match --fail-on="AGPL;Affero"

clean: ## Remove what was built and set up
	rm -rf site build dist .cache $(VENV) tests/a11y/node_modules .pytest_cache .ruff_cache .mypy_cache .hypothesis
