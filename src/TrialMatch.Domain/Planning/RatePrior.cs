using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// Computes a site's expected recruitment rate before a study starts, from the best available source: its own record, its network's record, registry
/// evidence, or its declaration.
/// </summary>
public static class RatePrior
{
    private const double Percent = 100;

    /// <summary>
    /// The rate λ ~ Gamma(α, β) of a site for a condition group. The mean μ is the site's declaration (eligible × consent share) times a factor: its
    /// own promised-against-actual ratio p and the registries' ratio g of recruited to expected patients while its network has no record, and the
    /// network's ratio r as its record grows, (p · g^v)^(1−w) · r^w with v and w the weights of the registries' trials and of the record; α is the
    /// spread between sites and β = α/μ. A site's own record of k patients in τ months updates it to Gamma(α + k, β + τ). This is the rate of the
    /// whole group. A study that can ask only a part of the group recruits at a share s of it (<see cref="Rarity.EligibleShare.RateFactor"/>): β
    /// becomes β/s.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <param name="network">The recruitment of the other sites in its network to studies of the group.</param>
    /// <param name="registries">The registry evidence on the network's trials of the group.</param>
    /// <param name="rateFactor">The study's rate as a share of the group's rate, above 0 and at most 1.</param>
    /// <returns>Null where the trust declares no eligible patients of the group, or a consent share of 0.</returns>
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

        var declared = profile.EligiblePatientsPerMonth(area, group) * profile.ConsentSharePercent / Percent;
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

    /// <remarks>A weighted geometric mean, so that a ratio of n has as much influence as a ratio of 1/n.</remarks>
    private static double Factor(RecruitmentFigures figures, NetworkEvidence network, PromiseRecord promises, RegistryRates registries)
    {
        var weight = network.Weight(figures);
        var registryFactor = registries.IsNone ? 1 : Math.Pow(registries.Ratio, registries.Weight(figures));
        return Math.Pow(promises.Ratio(figures.PromiseWeightPatients) * registryFactor, 1 - weight) * Math.Pow(network.Ratio, weight);
    }

    private static RateEstimate Update(RateEstimate prior, RecruitmentRecord own) => prior with
    {
        Shape = prior.Shape + own.Patients,
        RateMonths = prior.RateMonths + own.ExposureMonths,
        Source = RateSource.OwnRecord,
    };
}
