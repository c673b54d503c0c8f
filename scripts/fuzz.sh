#!/usr/bin/env bash
# Runs every fuzz test of the module one after the other, each for the time given as the first argument.
set -euo pipefail

fuzztime=${1:?usage: fuzz.sh DURATION}
found=0
failed=()
while read -r package; do
	listed=$(go test -list '^Fuzz' "$package")
	for name in $(grep '^Fuzz' <<<"$listed" || true); do
		found=1
		echo "== $package $name"
		# Making an interesting input shorter may take a minute for each, in which nothing new is tried.
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$fuzztime" -fuzzminimizetime 50x "$package" ||
			failed+=("$package $name")
	done
done < <(go list ./...)
if [ "$found" -eq 0 ]; then
	echo "fuzz: no fuzz test found" >&2
	exit 1
fi
if [ "${#failed[@]}" -gt 0 ]; then
	printf 'fuzz: failed: %s\n' "${failed[@]}" >&2
	exit 1
fi
