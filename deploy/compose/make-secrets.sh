#!/usr/bin/env bash
# Makes the database's password and the file that servers read it from, once. Neither is kept in the repository.
set -euo pipefail
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
[ ! -e secrets/postgres-password ] || { echo "secrets/postgres-password is there already: delete it, and the database, for a new one" >&2; exit 1; }
password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" > secrets/postgres-password
printf 'postgres:5432:trialmatch:trialmatch:%s\n' "$password" > secrets/pgpass
# Compose binds the files with their owner and mode, and the containers' users are not the one who runs this.
chmod 0644 secrets/postgres-password secrets/pgpass

echo "made secrets/postgres-password and secrets/pgpass"
