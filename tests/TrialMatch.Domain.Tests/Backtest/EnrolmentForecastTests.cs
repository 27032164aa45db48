using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Backtest;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Tests.Backtest;

/// <summary>What planning rates say of whole trials, held against trials that were done.</summary>
public sealed class EnrolmentForecastTests
{
    /// <summary>Of the months from start to primary completion the last patient's follow-up takes these: it is not enrolment.</summary>
    private static readonly Dictionary<string, (Area Area, int FollowUpMonths)> Areas = new()
    {
        ["cancer"] = (Area.Cancer, 12),
        ["brain"] = (Area.BrainHealth, 6),
        ["cardiovascular"] = (Area.Cardiovascular, 9),
        ["inflammation"] = (Area.Inflammation, 6),
        ["gastro"] = (Area.Gastrointestinal, 6),
    };

    private static readonly NetworkSeed Network = NetworkSeed.Load();
    private static readonly RecruitmentFigures Figures = Network.Planning.Recruitment;

    [Fact]
    public void An_enrolment_far_from_the_mean_is_outside_the_interval_and_the_mean_itself_inside()
    {
        const int sites = 40;
        const double rate = 0.5;
        var mean = (int)(sites * 20 * rate * Figures.RegistryOpenPercent / 100);

        Assert.True(EnrolmentForecast.Covers(mean, sites, 20, rate, Figures));
        Assert.False(EnrolmentForecast.Covers(mean * 4, sites, 20, rate, Figures));
        Assert.False(EnrolmentForecast.Covers(mean / 20, sites, 20, rate, Figures));
    }

    // The interval is an 80 % one: of real trials about four in five must lie within it.
    [Fact]
    public void About_four_in_five_real_trials_lie_within_the_interval()
    {
        var trials = Trials().ToList();
        var covered = trials.Count(trial => EnrolmentForecast.Covers(
            trial.Enrolment, trial.Sites, EnrolmentMonths(trial.Months, Areas[trial.Area].FollowUpMonths), RateOf(Areas[trial.Area].Area), Figures));

        Assert.InRange(covered / (double)trials.Count, 0.75, 0.85);
    }

    private static double EnrolmentMonths(double months, int followUpMonths) => Math.Max(months - followUpMonths, Math.Min(months, 6));

    /// <summary>Of the area's groups, which the table does not tell apart.</summary>
    private static double RateOf(Area area)
    {
        var profiles = Network.Trusts.Select(trust => PlanningDefaults.ProfileFor(Network, trust.Id)).ToList();
        return ConditionGroups.All.Where(group => ConditionGroups.AreaOf(group) == area)
            .Average(group => TypicalSite.RatePerMonth(profiles, area, group, Figures));
    }

    private static IEnumerable<(int Enrolment, int Sites, double Months, string Area)> Trials() =>
        File.ReadLines(SharedData.Get("data", "enrolment.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => (int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]))
            .Where(trial => Areas.ContainsKey(trial.Item4));
}
