.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# The newest commit's time stands for "now", so that the same commit builds to the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

# The first interpreter that runs and is new enough: a name on the path may be a shim that only complains.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

serve: $(VENV)/ready ## install, build and serve at http://127.0.0.1:8000 with live reload
	$(BIN)/mkdocs serve --livereload --dirty --dev-addr 127.0.0.1:8000

test: check browser ## install, check, then run every test
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(VENV)/ready ## style, types, content, workflows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/handbook check --prose
	$(BIN)/zizmor --offline --quiet --persona=pedantic .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[1-9]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions .github/actions/*/action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

build: $(VENV)/ready ## build the whole site into site/, replaced only when the build succeeds
	rm -rf .site.new
	$(BIN)/mkdocs build --strict --site-dir .site.new
	rm -rf .site.old && if [ -d site ]; then mv site .site.old; fi && mv .site.new site && rm -rf .site.old

bench: browser bench/node_modules ## measure the speed of everything, and write the page that tells it (needs Node)
	$(BIN)/python -m bench

bench/node_modules: bench/package-lock.json
	cd bench && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

pdf: build browser ## print the handbook and the sheet for the risk talk, in each language, into dist/
	$(BIN)/python -m handbook.takeaway pdf site dist --browser "$$($(BIN)/python tests/find_browser.py)"

zip: build ## pack the site for a folder without a server, and for a host, into dist/
	$(BIN)/python -m handbook.takeaway zip site dist

browser: $(VENV)/ready
	$(BIN)/python tests/find_browser.py

lock: ## renew the two requirements files from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --extra site -o requirements.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --extra site --extra dev -o requirements-dev.txt pyproject.toml

clean: ## remove what was installed and built
	rm -rf $(VENV) bench/node_modules .cards dist site .site.new .site.old build hooks/*.egg-info

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/ready: requirements-dev.txt pyproject.toml
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'Mainstay needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3.12' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.PHONY: serve test check build pdf zip bench browser lock clean help
