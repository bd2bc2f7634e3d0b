#!/bin/sh
# Writes .env for docker-compose.yml, with new secrets that nobody else has: sh deploy/new-env.sh
# One that is there stays: its tokens may be in use. Needs nothing but a POSIX shell and sha256sum or shasum.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo '.env is there already and was not changed; remove it to have new secrets' >&2
  exit 1
fi

token() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
hash() {
  if command -v sha256sum >/dev/null; then printf %s "$1" | sha256sum; else printf %s "$1" | shasum -a 256; fi | cut -d ' ' -f 1
}

ingest=$(token)
viewer=$(token)
admin=$(token)
umask 077
# Written to a file of its own first, so that none is left half written.
trap 'rm -f .env.new' EXIT
cat >.env.new <<EOF
# Secrets of docker-compose.yml, made by deploy/new-env.sh. Keep this file to yourself.
# Tokens of the collector, which itself knows their hashes only: otelcol and applications send with the first,
# Prometheus reads with the second, and you ask with the third.
INGEST_TOKEN=$ingest
INGEST_TOKEN_SHA256=$(hash "$ingest")
VIEWER_TOKEN=$viewer
VIEWER_TOKEN_SHA256=$(hash "$viewer")
ADMIN_TOKEN=$admin
ADMIN_TOKEN_SHA256=$(hash "$admin")
# Of the user "admin" of Grafana, at its first start.
GRAFANA_ADMIN_PASSWORD=$(token)
EOF
mv .env.new .env
echo 'wrote .env' >&2
