using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Planning;

/// <summary>Sums what registries tell of the trusts that a study considers.</summary>
internal static class RegistryRateSum
{
    private const double Percent = 100;

    /// <summary>
    /// A registry tells a trial's patients and sites, not each site's patients, so that the trusts' trials are summed and spread
    /// over them by what they declare: who draws on more people is expected to recruit more. A trial of several trusts is summed
    /// at each, and counts as one of the trials of the trust that has most.
    /// </summary>
    /// <param name="sites">The figures of each trust once.</param>
    public static RegistryRates Of(IReadOnlyList<SiteFigures> sites, ConditionGroup? group, NetworkExperience experience, RecruitmentFigures figures)
    {
        if (group is not { } known || experience.Trusts.IsEmpty)
        {
            return RegistryRates.None;
        }

        var sum = RegistryRates.None;
        foreach (var site in sites)
        {
            if (experience.Of(site.Profile.Id).With(known).Rate is { } rate)
            {
                var months = rate.SiteMonths * figures.RegistryOpenPercent / Percent;
                var declared = site.Profile.EligiblePatientsPerMonth(site.Area, group) * site.Profile.ConsentSharePercent / Percent;
                sum = new RegistryRates(sum.Patients + rate.Patients, sum.ExpectedPatients + (declared * months), Math.Max(sum.Trials, rate.RatedTrials));
            }
        }

        return sum;
    }
}
