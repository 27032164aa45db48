using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Rounds the sites' expected patients to whole patients: together the sites recruit their expected sum to the nearest patient, and each
/// next patient is assigned to the site that is furthest behind.
/// </summary>
internal sealed class WholePatients(IReadOnlyList<RecruitingSite> sites)
{
    private readonly int[] _recruited = new int[sites.Count];

    /// <summary>Returns each site's patients in a month, in order of sites. Call it for one month after the other.</summary>
    public IReadOnlyList<int> In(Month month)
    {
        int[] before = [.. _recruited];
        var due = (int)Math.Round(sites.Sum(site => site.ExpectedBy(month)), MidpointRounding.AwayFromZero);
        for (var total = before.Sum(); total < due; total++)
        {
            _recruited[FurthestBehind(month)]++;
        }

        return [.. _recruited.Zip(before, static (now, then) => now - then)];
    }

    private int FurthestBehind(Month month) => Enumerable.Range(0, sites.Count).MaxBy(index => sites[index].ExpectedBy(month) - _recruited[index]);
}
