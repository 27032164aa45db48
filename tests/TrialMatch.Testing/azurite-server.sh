#!/usr/bin/env bash
# Runs Azurite, which stands in for an Azure storage account, until standard input ends, which it does with the process that started
# this, however that ends. azurite-server.sh PROGRAM; prints the addresses of its blobs and of its tables once it serves. It listens on
# loopback, on free ports, and keeps everything in memory.
set -eu
program=$1
folder=$(mktemp -d /tmp/trialmatch-azurite.XXXXXX)
server=

finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT

cd "$folder"
exec 3< <(exec "$program" --silent --inMemoryPersistence --skipApiVersionCheck --disableTelemetry --blobPort 0 --tablePort 0 --queuePort 0 2>&1)
server=$!
blobs= tables=
while [ -z "$blobs" ] || [ -z "$tables" ]; do
  read -r line <&3 || { echo "Azurite did not start" >&2; exit 1; }
  case $line in
    *"Blob service is successfully listening at "*) blobs=${line##* } ;;
    *"Table service is successfully listening at "*) tables=${line##* } ;;
  esac
done
echo "$blobs $tables"
cat <&3 >/dev/null &
cat >/dev/null
