using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

public class CapacityIndicatorTests
{
    private const int MonthCount = 3;

    private static readonly Month First = Month.Of(2027, 3);

    private static readonly Pool[] Pools =
    [
        Pool.Shared(PoolKind.StudyNurseMinutes),
        Pool.Dedicated(PoolKind.StudyNurseMinutes, [Area.Cancer]),
        Pool.Shared(PoolKind.ImagingSlots),
        Pool.EligibleOutsideGroups(Area.MedicalDevices),
    ];

    [Fact]
    public void Each_amount_is_what_adding_up_the_trusts_pools_one_by_one_gives()
    {
        var random = Seed.Random();
        var trusts = Enumerable.Range(0, 5).Select(_ => Drawn(random)).ToList();

        var found = CapacityIndicator.Of(trusts);

        Assert.Equal([PoolKind.StudyNurseMinutes, PoolKind.ImagingSlots], found.Select(capacity => capacity.Kind));
        foreach (var capacity in found)
        {
            for (var month = 0; month < MonthCount; month++)
            {
                var (sums, pipeline, counts) = (new long[7], 0d, new int[3]);
                foreach (var pool in trusts.SelectMany(trust => trust.Pools).Where(pool => pool.Capacity.Pool.Kind == capacity.Kind))
                {
                    var of = pool.Capacity.Months[month];
                    long[] amounts = [of.Declared, of.Committed, of.Held, of.OwnInitiated, of.Elsewhere - of.OwnInitiated, of.KeptForResearch, of.Declared - of.Committed - of.Held - of.Elsewhere];
                    sums = [.. sums.Zip(amounts, (sum, amount) => sum + amount)];
                    pipeline += pool.Months[month].Expected;
                    counts[0] += of.Declared > 0 ? 1 : 0;
                    counts[1] += of.Declared > 0 && of.Declared == of.Committed + of.Held + of.Elsewhere ? 1 : 0;
                    counts[2] += of.Declared > 0 && of.IsPlanningDefault ? 1 : 0;
                }

                var shown = capacity.Months[month];
                Assert.Equal<long[]>(sums, [shown.Declared, shown.Committed, shown.Held, shown.OwnResearch, shown.RunningElsewhere, shown.KeptForResearch, shown.Free]);
                Assert.Equal(pipeline, shown.Pipeline, 9);
                Assert.Equal<int[]>(counts, [shown.Pools, shown.FullPools, shown.PlanningDefaultPools]);
            }
        }
    }

    [Fact]
    public void Eligible_patients_are_left_out() =>
        Assert.DoesNotContain(CapacityIndicator.Of([Drawn(Seed.Random())]), capacity => capacity.Kind == PoolKind.EligiblePatients);

    [Fact]
    public void Without_trusts_there_is_nothing() => Assert.Empty(CapacityIndicator.Of([]));

    private static TrustPipeline Drawn(Random random) => new(
        Inquiries: 0,
        new ConversionRecord(0, 0),
        [.. Pools.Select(pool => new PipelinePool(
            new PoolCapacity(pool, IsPlanningDefault: false, First, [.. Enumerable.Range(0, MonthCount).Select(_ => MonthOf(random))]),
            [.. Enumerable.Range(0, MonthCount).Select(_ => new PipelineMonth(random.NextDouble() * 9, 0))]))]);

    // Nothing is declared in some months, and all is taken in some.
    private static PoolCapacityMonth MonthOf(Random random)
    {
        var (held, committed, elsewhere, free) = random.Next(3) == 0 ? (0, 0, 0, 0) : (random.Next(50), random.Next(50), random.Next(50), random.Next(2) * random.Next(100));
        return new PoolCapacityMonth(held + committed + elsewhere + free, held, committed, KeptForWaiting: 0, random.Next(2) == 0)
        {
            Elsewhere = elsewhere,
            OwnInitiated = random.Next(elsewhere + 1),
            KeptForResearch = random.Next(free + 1),
        };
    }
}
