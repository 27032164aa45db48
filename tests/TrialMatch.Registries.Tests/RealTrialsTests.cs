using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Registries.Tests;

/// <summary>Where real trials were done, as far as records lie beside the repository.</summary>
public sealed class RealTrialsTests
{
    [Fact]
    public async Task Every_Norwegian_location_of_the_real_records_is_found_outside_the_network_or_truly_untold()
    {
        var trials = await MappedAsync();
        var sites = trials.SelectMany(trial => trial.Sites).ToList();

        Assert.Equal(12, trials.Count);
        Assert.Equal(
            [(FacilityMatchKind.Name, 17), (FacilityMatchKind.PostalCode, 6), (FacilityMatchKind.City, 2), (FacilityMatchKind.Outside, 2), (FacilityMatchKind.Unknown, 5)],
            sites.GroupBy(site => site.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count())));
        // No name, in a city without a hospital or with several.
        Assert.Equal(
            ["(no name), Moelv, 2390", "(no name), Oslo, 0272", "Pfizer Investigational Site, Oslo, 0277"],
            sites.Where(site => site.Kind == FacilityMatchKind.Unknown).Select(site => site.Facility.ToString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_experience_of_the_real_records_is_where_they_were_done()
    {
        var experience = new NetworkExperience(null, ExperienceTally.Of(await MappedAsync()));

        Assert.Equal(
            [("ahus", 1), ("bergen", 2), ("innlandet", 2), ("ous", 3), ("sorlandet", 1), ("st-olavs", 1), ("stavanger", 1), ("vestre-viken", 3)],
            experience.Trusts
                .Select(trust => (trust.Trust.Value, trust.With(ConditionGroup.LungCancer).Trials))
                .Where(lung => lung.Trials > 0));
        Assert.Equal((2022, 2025), (experience.Of(new TrustId("ous")).In(Area.Cancer).FirstYear, experience.Of(new TrustId("ous")).In(Area.Cancer).LastYear));
        Assert.Equal(ExperienceTotals.None, experience.Of(new TrustId("finnmark")).Total);
    }

    private static async Task<List<MappedTrial>> MappedAsync()
    {
        var mapper = new FacilityMapper(NetworkSeed.Load().Facilities);
        var trials = new List<MappedTrial>();
        foreach (var path in RealRecords.Files())
        {
            await using var file = File.OpenRead(path);
            await foreach (var record in RecordStream.ReadAsync(file, TestContext.Current.CancellationToken))
            {
                if (record.HasNorwegianSites)
                {
                    trials.Add(MappedTrial.Of(record.ReadTrial(Records.Today), mapper));
                }
            }
        }

        return trials;
    }
}
