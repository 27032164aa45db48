using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's own declaration of one pool.</summary>
/// <param name="ByMonthOfYear">Twelve amounts, January's first; null where the defaults apply.</param>
/// <param name="Months">The overrides for single months, in order.</param>
public sealed record OwnPool(Pool Pool, ImmutableArray<int>? ByMonthOfYear, ImmutableArray<MonthAmount> Months)
{
    /// <summary>Returns the pool with the trust's own amounts in place of the defaults.</summary>
    /// <param name="defaults">The default pool; null where only the trust declares it. Months that it does not name then have 0.</param>
    public PoolDeclaration ApplyTo(PoolDeclaration? defaults)
    {
        var byMonthOfYear = ByMonthOfYear ?? defaults?.Declared.ByMonthOfYear ?? DeclaredCapacity.Level(0).ByMonthOfYear;
        return new PoolDeclaration(
            Pool,
            new DeclaredCapacity(byMonthOfYear, Months),
            IsPlanningDefault: ByMonthOfYear is null && defaults is { IsPlanningDefault: true });
    }

    /// <summary>Returns the pool with new amounts in the declared months; months long past are dropped.</summary>
    public OwnPool With(IEnumerable<DeclaredRange> declarations, Month thisMonth)
    {
        var months = new SortedDictionary<Month, int>(Months.ToDictionary(named => named.Month, named => named.Amount));
        foreach (var declared in declarations)
        {
            for (var month = declared.First; month <= declared.Last; month += 1)
            {
                months[month] = declared.Amount;
            }
        }

        return this with
        {
            Months =
            [
                .. months.Where(named => named.Key >= thisMonth - TrustLimits.MonthsBack)
                    .Select(named => new MonthAmount(named.Key, named.Value)),
            ],
        };
    }
}
