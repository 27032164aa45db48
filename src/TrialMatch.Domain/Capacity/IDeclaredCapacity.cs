using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a trust says it has.</summary>
public interface IDeclaredCapacity
{
    /// <summary>Units declared for the month; 0 for a pool the trust does not have.</summary>
    long DeclaredIn(PoolId pool, Month month);
}
