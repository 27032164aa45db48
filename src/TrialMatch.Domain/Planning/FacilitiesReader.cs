using System.Collections.Immutable;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Reads the optional facilities of a seed file.</summary>
internal static class FacilitiesReader
{
    private const string Field = "facilities";
    private const int PostalCodeLength = 4;

    public static FacilityDirectory Read(FacilitiesEntry? facilities, NetworkFacts facts, SeedChecks checks)
    {
        if (facilities is null)
        {
            return FacilityDirectory.Empty;
        }

        var known = facts.Trusts.Select(trust => trust.Id.Value).ToHashSet();
        var taken = new Taken(checks);
        return new FacilityDirectory(
            checks.Text(Field + ".source", facilities.Source),
            [.. checks.Entries(Field + ".trusts", facilities.Trusts).Select(e => ReadTrust(e.Field, e.Entry, known, taken, checks))],
            ReadTexts(Field + ".outside", facilities.Outside, checks),
            ReadTexts(Field + ".plainWords", facilities.PlainWords, checks));
    }

    private static FacilityAliases ReadTrust(string field, AliasesEntry entry, HashSet<string> known, Taken taken, SeedChecks checks)
    {
        var trust = checks.KnownId(field + ".trust", entry.Trust, known, "trust");
        taken.Trust(field + ".trust", trust);
        var names = checks.Entries(field + ".names", entry.Names).Select(e => taken.Name(e.Field, checks.Text(e.Field, e.Entry), trust));
        var codes = checks.Entries(field + ".postalCodes", entry.PostalCodes).Select(e => taken.PostalCode(e.Field, e.Entry));
        return new FacilityAliases(new TrustId(trust), [.. names], ReadTexts(field + ".cities", entry.Cities, checks), [.. codes]);
    }

    private static ImmutableArray<string> ReadTexts(string field, IReadOnlyList<string?>? texts, SeedChecks checks) =>
        [.. checks.Entries(field, texts).Select(e => checks.Text(e.Field, e.Entry))];

    /// <summary>The names and postal codes in use: each may identify only one trust.</summary>
    private sealed class Taken(SeedChecks checks)
    {
        private readonly HashSet<string> _trusts = [];
        private readonly Dictionary<string, string> _trustOfName = [];
        private readonly HashSet<string> _postalCodes = [];

        public void Trust(string field, string id)
        {
            if (!_trusts.Add(id))
            {
                checks.Add(field, $"'{id}' is repeated");
            }
        }

        public string Name(string field, string name, string trust)
        {
            var text = string.Concat(FacilityWords.Of(name));
            if (!_trustOfName.TryAdd(text, trust) && _trustOfName[text] != trust)
            {
                checks.Add(field, $"'{name}' already identifies '{_trustOfName[text]}', perhaps in another spelling");
            }

            return name;
        }

        public string PostalCode(string field, string code)
        {
            if (code.Length != PostalCodeLength || !code.All(char.IsAsciiDigit))
            {
                checks.Add(field, $"expected a postal code of {PostalCodeLength} digits, not '{code}'");
            }
            else if (!_postalCodes.Add(code))
            {
                checks.Add(field, $"'{code}' is repeated");
            }

            return code;
        }
    }
}
