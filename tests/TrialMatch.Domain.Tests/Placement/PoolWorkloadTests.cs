using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

public sealed class PoolWorkloadTests
{
    private static readonly Month January = Month.Of(2027, 1);

    [Fact]
    public void A_request_tells_of_each_pool_what_a_patient_takes_what_all_take_and_the_first_month_that_takes_the_most()
    {
        var demand = new ResolvedDemand(
            PerPatient: [Demand("study-nurse-minutes", 100, 0, 50), Demand("imaging-slots", 0, 1)],
            PerSite: [Demand("study-nurse-minutes", 60, 10, 10, 10, 10)],
            Missing: []);

        var workload = PoolWorkload.Of(HoldFrom(January, [0, 2, 0, 1], demand));

        // Nurses by month: 60, 210, 10, 210, 10, 50.
        Assert.Equal(
            [
                new PoolWorkload(new PoolId("imaging-slots"), PerPatient: 1, Total: 3, January + 2, PeakAmount: 2),
                new PoolWorkload(new PoolId("study-nurse-minutes"), PerPatient: 150, Total: 550, January + 1, PeakAmount: 210),
            ],
            workload);
    }

    [Fact]
    public void A_pool_that_nothing_is_taken_from_is_no_workload() =>
        Assert.Empty(PoolWorkload.Of(HoldFrom(January, [1], new ResolvedDemand([Demand("imaging-slots", 0)], [], []))));

    private static SiteHold HoldFrom(Month start, ImmutableArray<int> starts, ResolvedDemand demand) =>
        new(Round: 1, Revision: 0, HoldState.Held, starts.Sum(), start, starts, demand);

    private static CapacityDemand Demand(string pool, params int[] byMonth) => new(new PoolId(pool), [.. byMonth]);
}
