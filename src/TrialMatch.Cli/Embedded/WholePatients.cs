using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Deals what is expected of sites out as whole patients: together they recruit their expected sum to the nearest patient, however
/// little is expected of each, and each next patient is found where most are behind.
/// </summary>
internal sealed class WholePatients(IReadOnlyList<RecruitingSite> sites)
{
    private readonly int[] _recruited = new int[sites.Count];

    /// <summary>What each site recruits in a month, in their order; the months are asked for one after the other.</summary>
    public IReadOnlyList<int> In(Month month)
    {
        int[] before = [.. _recruited];
        var due = (int)Math.Round(sites.Sum(site => site.ExpectedBy(month)), MidpointRounding.AwayFromZero);
        for (var total = before.Sum(); total < due; total++)
        {
            _recruited[MostBehind(month)]++;
        }

        return [.. _recruited.Zip(before, static (now, then) => now - then)];
    }

    private int MostBehind(Month month) => Enumerable.Range(0, sites.Count).MaxBy(index => sites[index].ExpectedBy(month) - _recruited[index]);
}
