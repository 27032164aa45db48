using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Planning;

/// <summary>Sums the registry evidence on the trusts that a study considers.</summary>
internal static class RegistryRateSum
{
    private const double Percent = 100;

    /// <summary>
    /// Registries record a trial's patients and sites, but not the patients of each site. So the trusts' trials are summed and distributed by
    /// declaration: a trust that draws on more people is expected to recruit more. A trial at several trusts is summed at each. The number of trials
    /// is that of the trust with the most.
    /// </summary>
    /// <param name="sites">The figures of the trusts, each once.</param>
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
