#!/usr/bin/env bash
# Runs one private PostgreSQL server until standard input ends, which it does with the process that started this, however that ends.
# postgres-server.sh BIN; prints the folder of its socket once it takes connections. The server listens on nothing else.
# Of what it reads, "crash" ends the server at once, without closing anything, and "start" starts it again; both answer with a line when done.
set -eu
bin=$1
folder=$(mktemp -d /tmp/trialmatch-postgres.XXXXXX)
server=

# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_owner() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }
fi

# Not "wait", which knows a process that a substitution started only until the next one is.
until_gone() {
  while kill -0 "$server" 2>/dev/null; do sleep 0.05; done
}

finish() {
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true
    until_gone
  fi
  rm -rf "$folder"
}
trap finish EXIT

cd "$folder"
as_owner "$bin/initdb" --pgdata="$folder/data" --username=trialmatch --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 \
  || { cat "$folder/log" >&2; exit 1; }

start() {
  if [ "$(id -u)" = 0 ]; then
    exec 3< <(exec setpriv --reuid=postgres --regid=postgres --init-groups "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 2>&1)
  else
    exec 3< <(exec "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 2>&1)
  fi
  server=$!
  while read -r line <&3; do
    case $line in
      *"ready to accept connections"*) break ;;
    esac
  done
  kill -0 "$server" 2>/dev/null || { echo "the server did not start" >&2; exit 1; }
  cat <&3 >/dev/null &
  echo "$folder"
}

crash() {
  kill -QUIT "$server"
  until_gone
  echo "crashed"
}

start
while read -r order; do
  case $order in
    crash) crash ;;
    start) start ;;
  esac
done
