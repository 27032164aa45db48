using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a trust has declared of one pool.</summary>
/// <param name="ByMonthOfYear">Twelve amounts, January's first; null where the defaults stand.</param>
/// <param name="Months">Months with an amount of their own, in order.</param>
public sealed record OwnPool(Pool Pool, ImmutableArray<int>? ByMonthOfYear, ImmutableArray<MonthAmount> Months)
{
    /// <summary>The pool with the trust's own amounts in place of the defaults.</summary>
    /// <param name="defaults">Null where the trust has the pool by its own word alone: nothing is declared then but what it names.</param>
    public PoolDeclaration ApplyTo(PoolDeclaration? defaults)
    {
        var byMonthOfYear = ByMonthOfYear ?? defaults?.Declared.ByMonthOfYear ?? DeclaredCapacity.Level(0).ByMonthOfYear;
        return new PoolDeclaration(
            Pool,
            new DeclaredCapacity(byMonthOfYear, Months),
            IsPlanningDefault: ByMonthOfYear is null && defaults is { IsPlanningDefault: true });
    }

    /// <summary>The pool with other amounts in the months declared; months that are long over are dropped.</summary>
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
