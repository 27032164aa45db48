using System.Globalization;
using MathNet.Numerics.Distributions;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Tests.Network;

/// <summary>
/// How much a network's record tells, also on simulated histories: networks that recruit more or less than declared, studies that
/// are easier or harder, sites that differ, months at risk.
/// </summary>
public class NetworkEvidenceTests(ITestOutputHelper output)
{
    private const int Networks = 2_000;

    /// <summary>How far networks lie from what they declare: by a factor of 1.65 either way, two times in three.</summary>
    private const double NetworkSpread = 0.5;

    private static readonly RecruitmentFigures Figures = NetworkSeed.Load().Planning.Recruitment;

    [Fact]
    public void One_study_counts_for_at_most_a_ninth_of_a_declaration_however_large_it_is()
    {
        var large = NetworkEvidence.None.With(patients: 10_000, expectedPatients: 5_000, sites: 50, Figures);

        Assert.InRange(large.Weight(Figures), 0.1, 1.0 / 9);
    }

    [Fact]
    public void Months_at_risk_count_and_so_do_sites()
    {
        var firstMonth = NetworkEvidence.None.With(0, 0.5, sites: 2, Figures);
        var year = NetworkEvidence.None.With(0, 6, sites: 2, Figures);
        var moreSites = NetworkEvidence.None.With(0, 6, sites: 8, Figures);

        Assert.True(firstMonth.Studies < year.Studies && year.Studies < moreSites.Studies);
        Assert.InRange(firstMonth.Weight(Figures), 0, 0.04);
    }

    [Fact]
    public void Two_studies_tell_more_than_one_with_as_many_patients()
    {
        var one = NetworkEvidence.None.With(40, 20, sites: 4, Figures);
        var two = NetworkEvidence.None.With(20, 10, sites: 2, Figures).With(20, 10, sites: 2, Figures);

        Assert.Equal(one.Ratio, two.Ratio, 12);
        Assert.True(two.Studies > one.Studies);
    }

    [Fact]
    public void Nothing_expected_tells_nothing() => Assert.True(NetworkEvidence.None.With(3, 0, sites: 1, Figures).IsNone);

    [Fact]
    public void On_simulated_histories_the_record_foretells_a_network_better_than_its_declaration_and_than_the_plain_ratio()
    {
        var random = Seed.Random();
        foreach (var studies in new[] { 1, 3, 8, 25 })
        {
            var (declared, plain, weighed) = (0.0, 0.0, 0.0);
            for (var network = 0; network < Networks; network++)
            {
                var level = Math.Exp(Normal.Sample(random, 0, NetworkSpread));
                var record = HistoryOf(level, studies, random);
                declared += Square(Math.Log(level));
                plain += Square(Math.Log(record.Ratio / level));
                weighed += Square(Math.Log(Math.Pow(record.Ratio, record.Weight(Figures)) / level));
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{studies} studies: declared {declared / Networks:0.000}, plain ratio {plain / Networks:0.000}, weighed {weighed / Networks:0.000}"));
            Assert.True(weighed < declared, $"{weighed} against {declared} with {studies} studies");
            Assert.True(weighed < plain, $"{weighed} against {plain} with {studies} studies");
        }
    }

    [Fact]
    public void On_simulated_histories_a_long_record_comes_to_what_the_network_recruits()
    {
        var random = Seed.Random();
        var record = HistoryOf(level: 0.5, studies: 2_000, random);

        Assert.InRange(Math.Pow(record.Ratio, record.Weight(Figures)), 0.45, 0.56);
    }

    /// <summary>Studies of one to six sites that have been open for one to twenty-four months; each site expects a patient in two months.</summary>
    private static NetworkEvidence HistoryOf(double level, int studies, Random random)
    {
        var record = NetworkEvidence.None;
        for (var study = 0; study < studies; study++)
        {
            var (sites, months) = (random.Next(1, 7), random.Next(1, 25));
            var ease = Gamma.Sample(random, Figures.BetweenStudyShape, Figures.BetweenStudyShape);
            var patients = 0;
            for (var site = 0; site < sites; site++)
            {
                var rate = 0.5 * level * ease * Gamma.Sample(random, Figures.BetweenSiteShape, Figures.BetweenSiteShape);
                patients += rate * months > 0 ? Poisson.Sample(random, rate * months) : 0;
            }

            record = record.With(patients, 0.5 * sites * months, sites, Figures);
        }

        return record;
    }

    private static double Square(double value) => value * value;
}
