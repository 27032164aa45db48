using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Backtest;

/// <summary>The site of a network's average patient: trusts are weighted by their catchment population, as they are in trials.</summary>
public static class TypicalSite
{
    /// <summary>Returns the patients a month by the planning figures alone; 0 where no trust has such patients.</summary>
    public static double RatePerMonth(IEnumerable<TrustProfile> profiles, Area area, ConditionGroup? group, RecruitmentFigures figures)
    {
        var rates = profiles
            .Where(profile => profile.OpenAreas.Contains(area))
            .Select(profile => RatePrior.For(profile, area, group, figures, RecruitmentRecord.None, NetworkEvidence.None, PromiseRecord.None)?.MeanPatientsPerMonth ?? 0)
            .ToList();
        var sum = rates.Sum();
        return sum > 0 ? rates.Sum(rate => rate * rate) / sum : 0;
    }
}
