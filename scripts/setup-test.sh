#!/usr/bin/env bash
# Installs what "make test" needs and this machine lacks: redis-server, Chromium, a C compiler (for the race detector),
# systemd-analyze and promtool. It uses apt-get, as root or through sudo; elsewhere it says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."

have() { command -v "$1" >/dev/null 2>&1; }

have_chromium() {
	local name
	for name in chromium chromium-browser google-chrome google-chrome-stable headless-shell; do
		if have "$name"; then return 0; fi
	done
	return 1
}

if ! have go; then
	echo "setup-test: Go is missing; see https://go.dev/dl (the version stands in go.mod)" >&2
	exit 1
fi

# promtool comes with Prometheus, which would be started as a service: only the tool is taken out, into bin/.
have_promtool() { have promtool || [ -x bin/promtool ]; }

get_promtool() {
	local folder
	folder=$(mktemp -d)
	(
		cd "$folder"
		apt-get download -q prometheus
		dpkg -x prometheus_*.deb .
	)
	mkdir -p bin
	mv "$folder/usr/bin/promtool" bin/promtool
	rm -rf "$folder"
}

missing=()
have redis-server || missing+=(redis-server)
have_chromium || missing+=(chromium)
have "$(go env CC)" || missing+=(build-essential)
have systemd-analyze || missing+=(systemd)
if [ ${#missing[@]} -eq 0 ] && have_promtool; then exit 0; fi

if ! have apt-get; then
	have_promtool || missing+=(prometheus)
	echo "setup-test: please install ${missing[*]} (these are the names in Debian) and run this again" >&2
	exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
	if ! have sudo; then
		echo "setup-test: please install as root: apt-get install ${missing[*]:-prometheus}" >&2
		exit 1
	fi
	as_root=(sudo)
fi

"${as_root[@]}" apt-get update -q
if ! have_promtool; then
	echo "setup-test: getting promtool with apt-get"
	get_promtool
fi
if [ ${#missing[@]} -gt 0 ]; then
	echo "setup-test: installing ${missing[*]} with apt-get"
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi
