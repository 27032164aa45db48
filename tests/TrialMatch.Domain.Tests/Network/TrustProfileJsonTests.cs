using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Network;

public sealed class TrustProfileJsonTests
{
    [Fact]
    public void A_profile_survives_being_stored_as_JSON()
    {
        var pool = Pool.Dedicated(PoolKind.ImagingSlots, [Area.Cancer]);
        var profile = PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("bergen"))
            .With(pool, DeclaredCapacity.Level(9).With(Month.Of(2027, 7), 2));

        var stored = JsonSerializer.Serialize(profile);
        var read = JsonSerializer.Deserialize<TrustProfile>(stored)!;

        Assert.Equal(stored, JsonSerializer.Serialize(read));
        Assert.Equal(2, read.Find(pool.Id)!.Declared.AmountIn(Month.Of(2027, 7)));
        Assert.Equal(profile.OpenAreas, read.OpenAreas);
        Assert.Equal(profile.Costs, read.Costs);
    }
}
