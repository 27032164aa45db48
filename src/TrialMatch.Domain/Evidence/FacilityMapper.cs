using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>
/// Finds the trust of a facility: by its name; where no hospital is named, by its postal code, then by its city if only one trust is there. Otherwise
/// the trust stays unknown.
/// </summary>
public sealed class FacilityMapper
{
    private const int PostalCodeLength = 4;

    /// <summary>The longest name that counts only in the trust's own city: HUS is also Norwegian for house.</summary>
    private const int MaxAbbreviationLength = 3;

    private static readonly FrozenSet<string> BetweenPlaceAndHospital =
        new[] { "i", "in", "of", "the", "at", "hf", "general", "central", "county", "university", "universitets" }.ToFrozenSet();

    private readonly ImmutableArray<TrustPhrases> _trusts;
    private readonly ImmutableArray<FacilityPhrase> _outside;
    private readonly FrozenSet<string> _plainWords;
    private readonly FrozenDictionary<string, TrustId> _byPostalCode;

    public FacilityMapper(FacilityDirectory directory)
    {
        _trusts = [.. directory.Trusts.Select(aliases => new TrustPhrases(aliases))];
        _outside = FacilityPhrase.AllOf(directory.Outside);
        _plainWords = directory.PlainWords.SelectMany(FacilityWords.Of).ToFrozenSet();
        _byPostalCode = directory.Trusts
            .SelectMany(aliases => aliases.PostalCodes.Select(code => (code, aliases.Trust)))
            .ToFrozenDictionary(pair => pair.code, pair => pair.Trust);
    }

    /// <param name="sponsor">The trial's sponsor. A facility with its name is not a hospital.</param>
    public FacilityMatch Map(Facility facility, string sponsor)
    {
        var words = FacilityWords.Of(facility.Name);
        var inCity = InCity(FacilityWords.Of(facility.City));
        if (ByName(words, inCity, institutionsAlone: true) is { } institution)
        {
            return new FacilityMatch(facility, FacilityMatchKind.Name, institution);
        }

        if (_outside.Any(phrase => phrase.IsIn(words)))
        {
            return new FacilityMatch(facility, FacilityMatchKind.Outside, null);
        }

        if ((ByName(words, inCity, institutionsAlone: false) ?? ByPlaceAndHospital(words)) is { } named)
        {
            return new FacilityMatch(facility, FacilityMatchKind.Name, named);
        }

        return NamesNoHospital(words, facility, sponsor) ? ByAddress(facility, inCity) : Unknown(facility);
    }

    /// <summary>Returns the trust with an organisation's name; null where there is none.</summary>
    public TrustId? FindTrust(string organisation) => ByName(FacilityWords.Of(organisation), inCity: [], institutionsAlone: true);

    private static FacilityMatch Unknown(Facility facility) => new(facility, FacilityMatchKind.Unknown, null);

    private FacilityMatch ByAddress(Facility facility, ImmutableArray<TrustId> inCity)
    {
        if (_byPostalCode.TryGetValue(PostalCodeOf(facility), out var trust))
        {
            return new FacilityMatch(facility, FacilityMatchKind.PostalCode, trust);
        }

        return inCity is [var only] ? new FacilityMatch(facility, FacilityMatchKind.City, only) : Unknown(facility);
    }

    /// <summary>Reads a postal code as in "N-0424", "0424 OSLO" and "424", which lost its leading zero; also from the city field.</summary>
    private static string PostalCodeOf(Facility facility)
    {
        var digits = Digits(facility.PostalCode);
        return digits.Length == 0 ? Digits(facility.City) : digits.PadLeft(PostalCodeLength, '0');
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Of several trusts with the same name, returns the one in the city.</summary>
    private TrustId? ByName(string[] words, ImmutableArray<TrustId> inCity, bool institutionsAlone)
    {
        var found = _trusts.SelectMany(trust => trust.NamesIn(words, institutionsAlone))
            .Where(match => match.Length > MaxAbbreviationLength || inCity.Contains(match.Trust))
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var fewest = found.Min(match => match.Slips);
        var trusts = found.Where(match => match.Slips == fewest).Select(match => match.Trust).ToList();
        return Single(trusts) ?? Single(trusts.Where(inCity.Contains));
    }

    /// <summary>Recognises "Drammen sykehus" or "Hospital of Molde": a hospital in a city with only one trust.</summary>
    private TrustId? ByPlaceAndHospital(string[] words)
    {
        string[] telling = [.. words.Where(word => !BetweenPlaceAndHospital.Contains(word))];
        for (var i = 0; i < telling.Length; i++)
        {
            if (FacilityWords.IsHospital(telling[i]))
            {
                var before = InCity(telling[Math.Max(0, i - 2)..i]);
                var after = InCity(telling[(i + 1)..Math.Min(telling.Length, i + 3)]);
                if (Single(before.Concat(after)) is { } trust)
                {
                    return trust;
                }
            }
        }

        return null;
    }

    private ImmutableArray<TrustId> InCity(string[] words)
    {
        var found = _trusts.Select(trust => (trust.Trust, Slips: trust.SlipsOfCityIn(words))).Where(match => match.Slips is not null).ToList();
        var fewest = found.Min(match => match.Slips);
        return [.. found.Where(match => match.Slips == fewest).Select(match => match.Trust)];
    }

    private bool NamesNoHospital(string[] words, Facility facility, string sponsor)
    {
        var known = FacilityWords.Of(facility.City).Concat(FacilityWords.Of(sponsor)).ToHashSet();
        return words.All(word =>
            word.Length == 1
            || word.Any(char.IsAsciiDigit)
            || FacilityWords.IsHospital(word)
            || _plainWords.Contains(word)
            || known.Contains(word));
    }

    private static TrustId? Single(IEnumerable<TrustId> trusts) => trusts.Distinct().Take(2).ToList() is [var only] ? only : null;

    private readonly record struct NamedTrust(TrustId Trust, int Slips, int Length);

    private sealed class TrustPhrases(FacilityAliases aliases)
    {
        private readonly ImmutableArray<FacilityPhrase> _names = FacilityPhrase.AllOf(aliases.Names);
        private readonly ImmutableArray<FacilityPhrase> _cities = FacilityPhrase.AllOf(aliases.Cities);

        public TrustId Trust => aliases.Trust;

        public IEnumerable<NamedTrust> NamesIn(string[] words, bool institutionsAlone) => _names
            .Where(name => name.IsInstitution || !institutionsAlone)
            .Select(name => (name, slips: name.SlipsIn(words)))
            .Where(match => match.slips is not null)
            .Select(match => new NamedTrust(Trust, match.slips!.Value, match.name.Text.Length));

        public int? SlipsOfCityIn(string[] words) => _cities.Min(city => city.SlipsIn(words));
    }
}
