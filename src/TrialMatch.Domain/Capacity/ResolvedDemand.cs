using System.Collections.Immutable;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A demand profile in terms of one trust's pools.</summary>
/// <param name="PerPatient">By months since the patient's enrolment; each pool once.</param>
/// <param name="PerSite">By months since the site's start; each pool once.</param>
/// <param name="Missing">Kinds that are asked for and that the trust has no pool of: the site is excluded by these.</param>
public sealed record ResolvedDemand(
    ImmutableArray<CapacityDemand> PerPatient,
    ImmutableArray<CapacityDemand> PerSite,
    ImmutableArray<PoolKind> Missing)
{
    public bool IsMet => Missing.IsEmpty;

    /// <summary>The pools that anything is taken from, each once: the patients' first, in the order in which they are taken.</summary>
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

    /// <summary>Whether a patient takes anything from the pool.</summary>
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
