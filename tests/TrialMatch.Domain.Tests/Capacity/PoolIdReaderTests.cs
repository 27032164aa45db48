using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Capacity;

public class PoolIdReaderTests
{
    [Fact]
    public void An_id_names_the_pool_that_it_is_the_id_of()
    {
        Pool[] pools =
        [
            Pool.Shared(PoolKind.ImagingSlots), Pool.Eligible(ConditionGroup.ArrhythmiaAf), Pool.EligibleOutsideGroups(Area.MedicalDevices),
        ];

        Assert.All(pools, pool => Assert.Equal((pool.Kind, pool.ConditionGroup), (PoolIdReader.Read(pool.Id)!.Kind, PoolIdReader.Read(pool.Id)!.ConditionGroup)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("imaging-slot")]
    [InlineData("eligible-patients")]
    [InlineData("unspecified")]
    [InlineData("eligible-patients.unspecified")]
    [InlineData("study-nurse-minutes.cancer")]
    public void Any_other_id_names_none(string id) => Assert.Null(PoolIdReader.Read(new PoolId(id)));
}
