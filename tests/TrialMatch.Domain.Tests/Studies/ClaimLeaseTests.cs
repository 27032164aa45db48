using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>What a trust keeps for a study that has waited long is kept no longer than the study is there to ask for it.</summary>
public sealed class ClaimLeaseTests
{
    [Fact]
    public void A_claim_that_is_not_told_again_lapses_after_an_hour()
    {
        var study = new OneStudy();
        var site = study.Now.Plan!.Chosen.First();
        var now = study.World.Now;
        var profile = PlanningDefaults.ProfileFor(NetworkSeed.Load(), site.Trust);
        var ledger = new Ledger(new ProfileCapacity(profile));
        var claim = StudyDecisions.ClaimOf(study.Now, site, now);
        var (pool, month) = (claim.Takes[0].Pool, claim.Takes[0].From);
        bool IsKept() => ledger.CalendarOf(pool, month, 1).IsPartlyKept;

        ledger.Keep(claim);
        ledger.DropLapsedClaims(now.AddMinutes(59));
        Assert.True(IsKept());

        ledger.DropLapsedClaims(now.AddMinutes(61));
        Assert.False(IsKept());
    }
}
