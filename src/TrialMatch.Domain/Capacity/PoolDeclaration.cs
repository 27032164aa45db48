using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool with its declared capacity.</summary>
/// <param name="IsPlanningDefault">True while the amounts by month of the year are a planning default that the trust has not replaced.
/// Overrides for single months are always the trust's own.</param>
public sealed record PoolDeclaration(Pool Pool, DeclaredCapacity Declared, bool IsPlanningDefault)
{
    /// <summary>
    /// The mean units a month to plan with: as declared, but for small counts of eligible patients (<see cref="SmallCounts"/>). A planning
    /// default follows from public figures, so it stays as it is.
    /// </summary>
    public double PlannedPerMonth => IsOwnCount ? SmallCounts.PlannedFor(Declared.MeanPerMonth) : Declared.MeanPerMonth;

    /// <summary>Whether it is planned with otherwise than it is declared, and not as none.</summary>
    public bool IsPlannedAsSmall => IsOwnCount && PlannedPerMonth.Equals(SmallCounts.PlannedPerMonth);

    private bool IsOwnCount => Pool.Kind == PoolKind.EligiblePatients && !IsPlanningDefault;

    /// <summary>Returns what studies may be promised of what is free, month by month.</summary>
    /// <param name="free">The free units of each month from <paramref name="from"/> on.</param>
    public ReadOnlyMemory<int> PromisableOf(Month from, ReadOnlyMemory<int> free)
    {
        if (Pool.Kind != PoolKind.EligiblePatients || (IsPlanningDefault && Declared.Overrides.IsEmpty))
        {
            return free;
        }

        var promisable = free.ToArray();
        for (var i = 0; i < promisable.Length; i++)
        {
            var month = from + i;
            if (IsSmallIn(month))
            {
                promisable[i] = SmallCounts.PromisableOf(Declared.AmountIn(month), promisable[i]);
            }
        }

        return promisable;
    }

    /// <summary>Returns whether the month has a small count of patients that the trust declared itself.</summary>
    /// <remarks>Of 49 to 59 a year, some months have five: they are small all the same, as they would tell that the others have four.</remarks>
    public bool IsSmallIn(Month month) => Pool.Kind == PoolKind.EligiblePatients
        && ((IsPlannedAsSmall && !Declared.IsNamed(month)) || (!IsPlanningDefaultIn(month) && SmallCounts.IsSmall(Declared.AmountIn(month))));

    /// <summary>Returns whether the amount of a month is a planning default.</summary>
    public bool IsPlanningDefaultIn(Month month) => IsPlanningDefault && !Declared.IsNamed(month);
}
