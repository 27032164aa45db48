using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool with what is declared of it.</summary>
/// <param name="IsPlanningDefault">True while the amounts by month of the year are a planning default that the trust has not
/// replaced with its own. Months that are named are the trust's own always.</param>
public sealed record PoolDeclaration(Pool Pool, DeclaredCapacity Declared, bool IsPlanningDefault)
{
    /// <summary>Whether the amount of a month is a planning default.</summary>
    public bool IsPlanningDefaultIn(Month month) => IsPlanningDefault && !Declared.IsNamed(month);
}
