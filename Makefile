# make run    serves the magazine with its demo on http://localhost:8000
# make test   runs every test on SQLite and on PostgreSQL
# make lint   checks style, imports and types
# make bench  measures our pages against a bare Django view
# Python 3.11+ is all that has to be there; what is fetched stays in this folder.
export HOST ?= localhost
export PORT ?= 8000
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
PYTEST := $(PY) -m pytest -n 2
BENCH := $(PY) -m tests.bench

run: .venv/for-the-site
	@$(PY) manage.py serve

test: .venv/for-the-tests node_modules
	@$(PY) -m tests.installing
	@echo "On SQLite:"; DATABASE_URL= $(PYTEST); sqlite=$$?; \
	echo "On PostgreSQL:"; $(PY) -m tests.postgres $(PYTEST) && exit $$sqlite

lint: .venv/for-the-tests
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && .venv/bin/lint-imports && $(PY) -m mypy

bench: .venv/for-the-tests
	@$(BENCH)

.venv/for-the-site: requirements.txt
	@[ -x $(PY) ] || { python=$$(.ci/python) && $$python -m venv .venv; }
	@echo "Installing what the site runs on …" && $(PIP) -r requirements.txt && touch $@

.venv/for-the-tests: .venv/for-the-site tests/requirements.txt
	@echo "Installing what the tests need …" && $(PIP) -r tests/requirements.txt && touch $@

node_modules: package.json package-lock.json .venv/for-the-tests
	@.ci/node-tools && touch $@

.PHONY: run test lint bench
