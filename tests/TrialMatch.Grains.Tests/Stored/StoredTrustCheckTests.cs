using System.Text.Json;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Stored;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Stored;

/// <summary>What a trust has stored is held to what it declares, before it is imported.</summary>
public class StoredTrustCheckTests
{
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);

    private readonly StoredGrainCheck _check = new(NetworkSeed.Load());

    [Fact]
    public void A_trust_that_has_promised_all_it_declares_outside_TrialMatch_is_sound() => _check.Check([Stored(declared: 100, elsewhere: 100)]);

    [Fact]
    public void A_trust_that_has_promised_more_outside_TrialMatch_than_it_declares_is_refused_with_month_and_amounts()
    {
        var fault = Assert.Throws<InvalidDataException>(() => _check.Check([Stored(declared: 100, elsewhere: 101)]));

        Assert.Equal(
            "state 'trust' of grain 'trust/innlandet' promises more than there is: in 2027-03, pool 'study-nurse-minutes' has 101 promised elsewhere; "
            + "expected at most 100, which is declared.",
            fault.Message);
    }

    private static StoredGrainState Stored(int declared, int elsewhere)
    {
        var figures = OwnFigures.None with
        {
            Pools = [new OwnPool(Pool.Shared(PoolKind.StudyNurseMinutes), null, [new MonthAmount(March, declared)])],
            OtherCommitments = [new OtherCommitment(new("trial"), "A trial", "", OtherCommitmentKind.RunningElsewhere, [new PoolTake(Nurses, March, [elsewhere])])],
        };
        var document = new TrustDocument { Record = TrustRecord.Empty with { Figures = figures } };
        return new StoredGrainState("trust", "innlandet", "trust", JsonSerializer.SerializeToUtf8Bytes(document, DomainJson.Options), [], Entry: null);
    }
}
