#!/usr/bin/env bash
# Builds everything and runs every test, on a machine that has the .NET SDK. What else the tests need is installed here,
# under tests/.tools; a test whose component cannot be had skips and says which.
set -u
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
tools=tests/.tools
configuration=Release

install_node() {
  command -v npm >/dev/null && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
}

# All at once: npm removes what it is not told of.
npm_tools=(
  @bufbuild/buf@1.75.0 azurite@3.37.0
  @redocly/cli@2.77.0 @hey-api/openapi-ts@0.95.0 typescript@5.9.3
  @grpc/grpc-js@1.14.7 grpc-js-reflection-client@1.4.2
)

has_npm_tools() {
  local tool
  for tool in "${npm_tools[@]}"; do
    [ -d "$tools/node_modules/${tool%@*}" ] || return 1
  done
}

install_npm_tools() {
  has_npm_tools && return 0
  install_node || { echo "note: no npm, so the protos and the OpenAPI document are not linted, no other client is tried and the store on Azure Storage is not tested"; return 0; }
  npm install --prefix "$tools" --no-audit --no-fund --no-save --loglevel=error "${npm_tools[@]}" >/dev/null \
    || echo "note: npm could not install ${npm_tools[*]}, so what needs them is not tested"
}

# The tests start a private server of their own; Debian's package would start one for all.
install_postgres() {
  ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "note: no PostgreSQL, so its store is not tested"; return 0; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null \
    && sed -i "s/^#\\? *create_main_cluster.*/create_main_cluster = false/" /etc/postgresql-common/createcluster.conf \
    && apt-get install -y -qq --no-install-recommends postgresql >/dev/null \
    || echo "note: PostgreSQL could not be installed, so its store is not tested"
}

mkdir -p "$tools"
# Beside the build, which needs none of it.
{ install_npm_tools; install_postgres; } &
installed=$!
export TRIALMATCH_BUF="$PWD/$tools/node_modules/.bin/buf"
export TRIALMATCH_AZURITE="$PWD/$tools/node_modules/.bin/azurite"
export TRIALMATCH_NODE_TOOLS="$PWD/$tools"

dotnet build TrialMatch.sln --configuration "$configuration" --verbosity quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
# The build has held the code to the style rules already; what it cannot see is white space.
dotnet format whitespace . --folder --verify-no-changes --exclude "**/obj/**" "**/bin/**" --verbosity quiet || { echo "dotnet format found something to change"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

tests/audit.sh || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

wait "$installed"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test --solution TrialMatch.sln --configuration "$configuration" --no-build --max-parallel-test-modules 1 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

total() { awk -v key="$1:" '$1 == key { sum += $2 } END { print sum + 0 }' "$log"; }
passed=$(total succeeded) failed=$(total failed) skipped=$(total skipped)
[ "$passed" -gt 0 ] || status=1
# What failed stands far above, often behind a server's whole log; say it once more where it is read.
grep -A6 "^failed " "$log" | cut -c1-500
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
