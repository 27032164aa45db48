using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Network;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Reads the public facts of a seed file.</summary>
internal sealed record NetworkFacts(
    ImmutableArray<FactSource> Sources,
    ImmutableArray<Region> Regions,
    ImmutableArray<Trust> Trusts,
    ImmutableArray<Centre> Centres)
{
    private const int MaxPeople = 10_000_000;
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    public static NetworkFacts Read(SeedDocument document, SeedChecks checks)
    {
        ImmutableArray<FactSource> sources =
        [
            .. checks.Entries("sources", document.Sources).Select(e => new FactSource(
                checks.Text(e.Field + ".publisher", e.Entry.Publisher), checks.Text(e.Field + ".covers", e.Entry.Covers), e.Entry.Url)),
        ];
        var regions = ReadRegions(document, checks);
        var trusts = ReadTrusts(document, regions, checks);
        CheckCatchments(regions, trusts, checks);
        return new NetworkFacts(sources, regions, trusts, ReadCentres(document, trusts, checks));
    }

    private static ImmutableArray<Region> ReadRegions(SeedDocument document, SeedChecks checks)
    {
        var used = new HashSet<string>();
        return
        [
            .. checks.Entries("regions", document.Regions).Select(e => new Region(
                new RegionId(checks.NewId(e.Field + ".id", e.Entry.Id, used)),
                checks.Text(e.Field + ".name", e.Entry.Name),
                checks.Whole(e.Field + ".population", e.Entry.Population, 1, MaxPeople))),
        ];
    }

    private static ImmutableArray<Trust> ReadTrusts(SeedDocument document, ImmutableArray<Region> regions, SeedChecks checks)
    {
        var known = regions.Select(region => region.Id.Value).ToHashSet();
        var used = new HashSet<string>();
        var numbers = new HashSet<string>();
        return [.. checks.Entries("trusts", document.Trusts).Select(e => ReadTrust(e.Field, e.Entry))];

        Trust ReadTrust(string field, TrustEntry entry) => new(
            new TrustId(checks.NewId(field + ".id", entry.Id, used)),
            checks.Text(field + ".name", entry.Name),
            new RegionId(checks.KnownId(field + ".region", entry.Region, known, "region")),
            ReadNumber(field + ".organisationNumber", entry.OrganisationNumber),
            entry.ReshId is null ? null : checks.Text(field + ".reshId", entry.ReshId),
            checks.Whole(field + ".catchmentPopulation", entry.CatchmentPopulation, 0, MaxPeople),
            checks.Text(field + ".city", entry.City),
            checks.Number(field + ".latitude", entry.Latitude, -MaxLatitude, MaxLatitude),
            checks.Number(field + ".longitude", entry.Longitude, -MaxLongitude, MaxLongitude),
            [.. checks.Entries(field + ".hospitals", entry.Hospitals).Select(h => checks.Text(h.Field, h.Entry))]);

        string ReadNumber(string field, string? number)
        {
            if (!OrganisationNumber.IsValid(number))
            {
                checks.Add(field, $"expected an organisation number of nine digits with its check digit, not '{number}'");
            }
            else if (!numbers.Add(number!))
            {
                checks.Add(field, $"'{number}' is repeated");
            }

            return number ?? string.Empty;
        }
    }

    private static void CheckCatchments(ImmutableArray<Region> regions, ImmutableArray<Trust> trusts, SeedChecks checks)
    {
        for (var i = 0; i < regions.Length; i++)
        {
            var served = trusts.Where(trust => trust.Region == regions[i].Id).Sum(trust => (long)trust.CatchmentPopulation);
            if (served > regions[i].Population)
            {
                checks.Add($"regions[{i}].population", $"expected at least the {served} people in its trusts' catchments");
            }
        }
    }

    private static ImmutableArray<Centre> ReadCentres(SeedDocument document, ImmutableArray<Trust> trusts, SeedChecks checks)
    {
        var known = trusts.Select(trust => trust.Id.Value).ToHashSet();
        var used = new HashSet<string>();
        ImmutableArray<Centre> centres =
        [
            .. checks.Entries("centres", document.Centres).Select(e => new Centre(
                new CentreId(checks.NewId(e.Field + ".id", e.Entry.Id, used)),
                checks.AreaWithCentre(e.Field + ".area", e.Entry.Area),
                checks.Text(e.Field + ".name", e.Entry.Name),
                new TrustId(checks.KnownId(e.Field + ".hostTrust", e.Entry.HostTrust, known, "trust")))),
        ];
        foreach (var area in CentreAreas.All.Where(area => centres.Count(c => c.Area == area) != 1))
        {
            checks.Add("centres", $"expected exactly one centre for {area}");
        }

        return centres;
    }
}
