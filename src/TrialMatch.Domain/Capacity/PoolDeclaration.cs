using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool with its declared capacity.</summary>
/// <param name="IsPlanningDefault">True while the amounts by month of the year are a planning default that the trust has not replaced.
/// Overrides for single months are always the trust's own.</param>
public sealed record PoolDeclaration(Pool Pool, DeclaredCapacity Declared, bool IsPlanningDefault)
{
    /// <summary>Returns whether the amount of a month is a planning default.</summary>
    public bool IsPlanningDefaultIn(Month month) => IsPlanningDefault && !Declared.IsNamed(month);
}
