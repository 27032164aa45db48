using System.Collections.Immutable;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A demand profile mapped to the pools of one trust.</summary>
/// <param name="PerPatient">The demand per patient by months since enrolment; each pool once.</param>
/// <param name="PerSite">The demand of the site by months since its start; each pool once.</param>
/// <param name="Missing">The demanded kinds for which the trust has no pool. Where there are any, the site is excluded.</param>
public sealed record ResolvedDemand(
    ImmutableArray<CapacityDemand> PerPatient,
    ImmutableArray<CapacityDemand> PerSite,
    ImmutableArray<PoolKind> Missing)
{
    public bool IsMet => Missing.IsEmpty;

    /// <summary>Returns the pools with a demand, each once, those of the patients first.</summary>
    public ImmutableArray<PoolId> Pools()
    {
        var pools = ImmutableArray.CreateBuilder<PoolId>(PerPatient.Length + PerSite.Length);
        foreach (var taken in PerPatient)
        {
            pools.Add(taken.Pool);
        }

        foreach (var taken in PerSite)
        {
            if (!IsPerPatient(taken.Pool))
            {
                pools.Add(taken.Pool);
            }
        }

        return pools.DrainToImmutable();
    }

    /// <summary>Returns whether a patient takes anything from the pool.</summary>
    private bool IsPerPatient(PoolId pool)
    {
        foreach (var taken in PerPatient)
        {
            if (taken.Pool == pool)
            {
                return true;
            }
        }

        return false;
    }
}
