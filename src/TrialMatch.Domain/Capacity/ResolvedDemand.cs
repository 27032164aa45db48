using System.Collections.Immutable;

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

    /// <summary>Whether a patient takes anything from the pool.</summary>
    public bool IsPerPatient(PoolId pool)
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
