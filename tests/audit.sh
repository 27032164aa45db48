#!/usr/bin/env bash
# Asks the feed whether a package that the project uses is known to be vulnerable. Exit code 1 if one is, with high or critical severity.
# Where the feed cannot tell, it says so and ends well: an audit needs the network, the tests do not.
set -u
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
canary=tests/.tools/audit
limit_seconds=120 # a choice: it takes 15 where the feed answers

vulnerabilities_of() { timeout "$limit_seconds" dotnet list "$1" package --vulnerable --include-transitive --format json; }

is_severe() { grep -qiE '"severity": *"(high|critical)"'; }

# A feed without data on vulnerabilities finds every package good. So it is asked for one that is known not to be (GHSA-5crp-9r3c-p9vr).
tells_of_vulnerabilities() {
  mkdir -p "$canary"
  cat >"$canary/canary.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>
  <ItemGroup>
    <PackageReference Remove="Meziantou.Analyzer" />
    <PackageReference Include="Newtonsoft.Json" Version="[12.0.1]" />
  </ItemGroup>
</Project>
PROJECT
  timeout "$limit_seconds" dotnet restore "$canary/canary.csproj" --verbosity quiet >/dev/null 2>&1 \
    && vulnerabilities_of "$canary/canary.csproj" 2>/dev/null | is_severe
}

tells_of_vulnerabilities || { echo "note: the feed tells nothing of known vulnerabilities, so the packages are not audited"; exit 0; }
found=$(vulnerabilities_of TrialMatch.sln) || { echo "note: the feed did not answer, so the packages are not audited"; exit 0; }
if is_severe <<<"$found"; then
  echo "packages with known vulnerabilities of high or critical severity:"
  grep -E '"(id|resolvedVersion|severity|advisoryurl)"' <<<"$found"
  exit 1
fi
