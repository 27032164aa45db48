using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A month of a pool in which a trust would have promised more than it declares, even if nothing were held.</summary>
/// <param name="Declared">The units that would be declared.</param>
/// <param name="Committed">The units committed to studies.</param>
/// <param name="Elsewhere">The units that would be promised outside TrialMatch.</param>
/// <param name="IsDeclaredLess">Whether less would be declared than before; otherwise more would be promised.</param>
public sealed record OverfullMonth(PoolId Pool, Month Month, long Declared, long Committed, long Elsewhere, bool IsDeclaredLess)
{
    public long Excess => Committed + Elsewhere - Declared;
}
