using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public class SiteHoldTakesTests
{
    private static readonly Month First = Month.Of(2027, 11);
    private static readonly PoolId Nurses = new("study-nurse-minutes");
    private static readonly PoolId Patients = new("eligible-patients.stroke");
    private static readonly PoolId Scanner = new("imaging-slots");

    [Fact]
    public void Each_start_takes_its_demand_from_its_month_on_and_the_site_its_own_from_the_first()
    {
        var demand = new ResolvedDemand(
            PerPatient: [new(Nurses, [100, 30]), new(Patients, [1])], PerSite: [new(Nurses, [500, 50, 50, 50])], Missing: []);

        var takes = TakesOf(demand, [0, 2, 1]);

        Assert.Equal([Patients, Nurses], takes.Select(take => take.Pool));
        Assert.Equal(First + 1, takes[0].From);
        Assert.Equal([2, 1], takes[0].Amounts);
        Assert.Equal(First, takes[1].From);
        Assert.Equal([500, 50 + 200, 50 + 60 + 100, 50 + 30], takes[1].Amounts);
    }

    [Fact]
    public void A_pool_of_which_nothing_is_taken_is_named_with_no_amounts()
    {
        var demand = new ResolvedDemand(PerPatient: [new(Scanner, [0, 0])], PerSite: [], Missing: []);

        var take = Assert.Single(TakesOf(demand, [1]));

        Assert.Equal(Scanner, take.Pool);
        Assert.Empty(take.Amounts);
    }

    [Fact]
    public void In_every_pool_and_month_it_takes_the_sum_of_what_starts_and_site_take() => RandomDemand.Sample(
        random =>
        {
            var takes = TakesOf(random.Demand, random.Starts);

            Assert.Equal(takes.Select(take => take.Pool.Value).Order(StringComparer.Ordinal).Distinct(), takes.Select(take => take.Pool.Value));
            foreach (var pool in new[] { Nurses, Patients, Scanner })
            {
                for (var month = -1; month <= random.Starts.Length + RandomDemand.MostMonths; month++)
                {
                    Assert.Equal(SumOf(random.Demand, random.Starts, pool, month), PoolTake.AmountIn(takes, pool, First + month));
                }
            }
        });

    private static ImmutableArray<PoolTake> TakesOf(ResolvedDemand demand, ImmutableArray<int> startsByMonth) =>
        new SiteHold(Round: 1, Revision: 0, HoldState.Held, startsByMonth.Sum(), First, startsByMonth, demand).Takes;

    private static int SumOf(ResolvedDemand demand, ImmutableArray<int> starts, PoolId pool, int month) =>
        demand.PerSite.Where(taken => taken.Pool == pool).Sum(taken => At(taken.ByMonth, month))
        + demand.PerPatient.Where(taken => taken.Pool == pool).Sum(taken => starts.Index().Sum(start => start.Item * At(taken.ByMonth, month - start.Index)));

    private static int At(ImmutableArray<int> byMonth, int month) => month >= 0 && month < byMonth.Length ? byMonth[month] : 0;

    /// <summary>Demands of up to three pools, each with or without starts, amounts of nothing among them.</summary>
    private sealed record RandomDemand(ResolvedDemand Demand, ImmutableArray<int> Starts)
    {
        public const int MostMonths = 6;

        private static readonly Gen<int[]> ByMonth = Gen.Int[0, 3].Array[0, MostMonths];
        private static readonly Gen<ImmutableArray<CapacityDemand>> Demands =
            Gen.Select(Gen.Shuffle(new[] { Nurses, Patients, Scanner }), Gen.Int[0, 3], ByMonth.Array[3])
                .Select((pools, count, byMonth) => pools.Take(count).Select((pool, i) => new CapacityDemand(pool, [.. byMonth[i]])).ToImmutableArray());

        public static void Sample(Action<RandomDemand> holds) => Gen.Select(Demands, Demands, ByMonth)
            .Select((perPatient, perSite, starts) => new RandomDemand(new ResolvedDemand(perPatient, perSite, []), [.. starts]))
            .Sample(holds);
    }
}
