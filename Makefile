# The commands of the project; "make" alone lists them. All of them need Go, "make test" says what else it installs.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The linter and the vulnerability check come from the Go module proxy; the first run builds them.
LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
VULN := go run golang.org/x/vuln/cmd/govulncheck@latest

FUZZTIME ?= 1m
SOAK ?= 10m
SEED ?= 0
CHECKS := tidy-check fmt-check lint check-content test build

.PHONY: help play run setup-test test lint fmt fmt-check tidy-check check-content transcripts pictures fuzz soak bench \
	cover vuln check build image clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

play: ## the whole bot with a simulated Telegram on one web page; needs nothing
	go run ./bot play

run: ## the bot itself; needs TELEGRAM_BOT_TOKEN and REDIS_URL
	go run ./bot

setup-test: ## install what the tests need: redis-server, Chromium, a C compiler, promtool
	@scripts/setup-test.sh

# Most tests wait more than they compute: hence more of them at once than there are processors.
test: setup-test ## all tests with the race detector, none skipped, none from the cache
	KIEZBOT_TEST_ALL=1 go test -race -count=1 -parallel 6 -timeout 25m ./...

lint: ## golangci-lint with .golangci.yml
	$(LINT) run --allow-parallel-runners

fmt: ## format the Go files
	$(LINT) fmt

fmt-check: ## show what "make fmt" would change; fails if anything
	$(LINT) fmt --diff

tidy-check: ## fails if go.mod or go.sum is not tidy, or a module was altered
	go mod tidy -diff
	go mod verify

check-content: ## check content, texts and configuration
	go run ./bot check

transcripts: ## write the chats on paper anew and show what changed
	go test ./handlers ./internal/app -run Chats -update
	git --no-pager diff -- handlers/testdata internal/app/testdata

soak: setup-test ## everything goes wrong at once for SOAK (10m); SEED repeats a run that failed
	KIEZBOT_TEST_ALL=1 go test -race -count=1 -timeout 24h -v -run '^TestSoak$$' ./internal/app -soak.for $(SOAK) -soak.seed $(SEED)

pictures: ## take the pictures of the staff guide and the README anew, from play in Chromium
	go test ./bot -count=1 -run '^TestPictures$$' -args -pictures $(CURDIR)/docs

fuzz: ## run every fuzz test for FUZZTIME (1m)
	@scripts/fuzz.sh $(FUZZTIME)

bench: ## run the benchmarks, and print how well questions are understood
	go test -run '^TestAccuracy$$' -count=1 -v ./internal/answers
	go test -run '^$$' -bench . -benchmem -timeout 1h ./...

cover: setup-test ## test coverage by package, and cover.html
	KIEZBOT_TEST_ALL=1 go test -timeout 25m -coverpkg ./... -coverprofile cover.out ./...
	go tool cover -html cover.out -o cover.html
	go tool cover -func cover.out | tail -n 1

vuln: ## look for known vulnerabilities in what the bot uses
	$(VULN) ./...

check: ## everything CI checks, with durations
	@for target in $(CHECKS); do \
		echo "== $$target"; start=$$SECONDS; \
		$(MAKE) --no-print-directory $$target || exit 1; \
		echo "== $$target: $$((SECONDS - start)) s"; \
	done

build: ## build bin/kiezbot, as in the container
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o bin/kiezbot ./bot

image: ## build the container image "kiezbot"; needs Docker
	docker build -f deploy/Dockerfile -t kiezbot .

clean: ## remove what was built and measured
	rm -rf bin cover.out cover.html
