#!/usr/bin/env bash
# Publishes the server and the command line into a folder, each with its bill of materials (CycloneDX): the packages it is made of, with
# versions, hashes and licences. What follows the folder is passed on to "dotnet publish".
set -euo pipefail
out=$(realpath -m "${1:?expected the folder to publish into}")
shift
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_ROLL_FORWARD=Major

(cd deploy && dotnet tool restore)
for project in TrialMatch.Host TrialMatch.Cli; do
  file=$PWD/src/$project/$project.csproj
  dotnet publish "$file" --configuration Release --output "$out/$project" --verbosity quiet "$@"
  (cd deploy && dotnet CycloneDX "$file" --disable-package-restore --output "$out/$project" --filename sbom.json --output-format Json --set-name "$project")
done
