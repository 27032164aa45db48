using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Network;

/// <summary>
/// What a site is expected to recruit before a study starts, by the best source there is: its own record, else its network's,
/// else what it declares.
/// </summary>
public static class RatePrior
{
    private const double Percent = 100;

    /// <summary>
    /// The rate λ ~ Gamma(α, β) of a site for a condition group. The mean μ is that of the network's record (recruited per declared
    /// eligible patient, drawn towards the consent share while the record is short, times the site's own eligible patients) or of
    /// the site's declaration (eligible × consent share × its promised-against-actual ratio); α is the spread between sites and
    /// β = α/μ. A site's own k patients in τ months are then laid upon it: Gamma(α + k, β + τ). Of that rate, which is the whole
    /// group's, a study that can ask a share s of the group recruits s: β becomes β/s.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <param name="network">The network's record for the area and group; null where it has none.</param>
    /// <param name="eligibleShare">The share of the group that the study can ask, above 0 and at most 1.</param>
    /// <returns>Null where the trust declares no eligible patients of the group, or that none would consent.</returns>
    /// <exception cref="ArgumentException">The network's record is of another area or group.</exception>
    public static RateEstimate? For(
        TrustProfile profile,
        Area area,
        ConditionGroup? group,
        RecruitmentFigures figures,
        RecruitmentRecord own,
        NetworkRecord? network,
        PromiseRecord promises,
        double eligibleShare = 1)
    {
        if (network is not null && (network.Area, network.ConditionGroup) != (area, group))
        {
            throw new ArgumentException($"Expected a record of {area} and {group}, not of {network}.", nameof(network));
        }

        if (profile.Find(PoolKind.EligiblePatients, area, group) is not { } eligible)
        {
            return null;
        }

        var (mean, source) = network is { EligiblePatients: > 0 }
            ? (MeanOf(profile, eligible, figures, network), RateSource.NetworkRecord)
            : (MeanOf(profile, eligible, figures, promises), RateSource.DeclaredEligible);
        if (mean <= 0)
        {
            return null;
        }

        var restsOnDefault = eligible.IsPlanningDefault || profile.IsPlanningDefault(FigureGroup.ConsentShare);
        var shape = figures.BetweenSiteShape;
        var prior = new RateEstimate(shape, shape / mean, source, source, restsOnDefault);
        var ofGroup = own.IsEmpty ? prior : Update(prior, own);
        return ofGroup with { RateMonths = ofGroup.RateMonths / eligibleShare };
    }

    private static double MeanOf(
        TrustProfile profile, PoolDeclaration eligible, RecruitmentFigures figures, NetworkRecord network)
    {
        var consenting = figures.RecordWeightEligible * profile.ConsentSharePercent / Percent;
        var share = (network.Patients + consenting) / (network.EligiblePatients + figures.RecordWeightEligible);
        return eligible.Declared.MeanPerMonth * share;
    }

    private static double MeanOf(
        TrustProfile profile, PoolDeclaration eligible, RecruitmentFigures figures, PromiseRecord promises) =>
        eligible.Declared.MeanPerMonth * profile.ConsentSharePercent / Percent * promises.Ratio(figures.PromiseWeightPatients);

    private static RateEstimate Update(RateEstimate prior, RecruitmentRecord own) => prior with
    {
        Shape = prior.Shape + own.Patients,
        RateMonths = prior.RateMonths + own.ExposureMonths,
        Source = RateSource.OwnRecord,
    };
}
