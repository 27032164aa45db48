using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// What a site is expected to recruit before a study starts, by the best source there is: its own record, else its network's,
/// else what registries tell, else what it declares.
/// </summary>
public static class RatePrior
{
    private const double Percent = 100;

    /// <summary>
    /// The rate λ ~ Gamma(α, β) of a site for a condition group. The mean μ is what the site declares (eligible × consent share)
    /// times a factor: its own promised-against-actual ratio p and the registries' ratio g of recruited to expected patients while
    /// its network has no record, and the network's ratio r as its record grows, (p · g^v)^(1−w) · r^w with v and w the weights of
    /// the registries' trials and of the record; α is the spread between sites and
    /// β = α/μ. A site's own k patients in τ months are then laid upon it: Gamma(α + k, β + τ). Of that rate, which is the whole
    /// group's, a study that can ask a part of the group only recruits a share s (<see cref="Rarity.EligibleShare.RateFactor"/>): β becomes β/s.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <param name="network">What the other sites of its network recruited to studies of the group.</param>
    /// <param name="registries">What registries tell of the network's trials of the group.</param>
    /// <param name="rateFactor">The share of the group's rate that the study recruits at, above 0 and at most 1.</param>
    /// <returns>Null where the trust declares no eligible patients of the group, or that none would consent.</returns>
    public static RateEstimate? For(
        TrustProfile profile,
        Area area,
        ConditionGroup? group,
        RecruitmentFigures figures,
        RecruitmentRecord own,
        NetworkEvidence network,
        PromiseRecord promises,
        RegistryRates registries = default,
        double rateFactor = 1)
    {
        if (profile.Find(PoolKind.EligiblePatients, area, group) is not { } eligible)
        {
            return null;
        }

        var declared = eligible.Declared.MeanPerMonth * profile.ConsentSharePercent / Percent;
        var mean = declared * Factor(figures, network, promises, registries);
        if (mean <= 0)
        {
            return null;
        }

        var source = (network.IsNone, registries.IsNone) switch
        {
            (false, _) => RateSource.NetworkRecord,
            (_, false) => RateSource.RegistryEvidence,
            _ => RateSource.DeclaredEligible,
        };
        var restsOnDefault = eligible.IsPlanningDefault || profile.IsPlanningDefault(FigureGroup.ConsentShare);
        var shape = figures.BetweenSiteShape;
        var prior = new RateEstimate(shape, shape / mean, source, source, restsOnDefault);
        var ofGroup = own.IsEmpty ? prior : Update(prior, own);
        return ofGroup with { RateMonths = ofGroup.RateMonths / rateFactor };
    }

    /// <remarks>A weighted geometric mean: a ratio many times what was expected moves it no more than one as far below.</remarks>
    private static double Factor(RecruitmentFigures figures, NetworkEvidence network, PromiseRecord promises, RegistryRates registries)
    {
        var weight = network.Weight(figures);
        var told = registries.IsNone ? 1 : Math.Pow(registries.Ratio, registries.Weight(figures));
        return Math.Pow(promises.Ratio(figures.PromiseWeightPatients) * told, 1 - weight) * Math.Pow(network.Ratio, weight);
    }

    private static RateEstimate Update(RateEstimate prior, RecruitmentRecord own) => prior with
    {
        Shape = prior.Shape + own.Patients,
        RateMonths = prior.RateMonths + own.ExposureMonths,
        Source = RateSource.OwnRecord,
    };
}
