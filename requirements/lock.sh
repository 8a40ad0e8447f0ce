#!/bin/sh
# Lock every group with hashes, for all systems and Pythons at once. Usage: lock.sh UV [options for uv, as --upgrade]
set -eu
cd "$(dirname "$0")/.."
uv=$1
shift
lock() {
  echo "== $1"
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
    --custom-compile-command "make lock" --output-file "$@"
}
lock requirements/test.txt pyproject.toml --all-extras --group test "$@"
# The base takes the same versions, so that one environment serves both; so does what learns.
lock requirements/base.txt pyproject.toml --group build --constraints requirements/test.txt "$@"
lock requirements/learn.txt --group learn --constraints requirements/test.txt "$@"
for group in fuzz node release; do
  lock "requirements/$group.txt" --group "$group" "$@"
done
