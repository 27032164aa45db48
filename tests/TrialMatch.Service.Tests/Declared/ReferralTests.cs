using Google.Protobuf.WellKnownTypes;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>Trusts say where their patients are treated, on a server that nobody else's tests count on.</summary>
public sealed class ReferralTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_plan_says_which_regions_patients_it_reaches_once_a_trust_refers_its_own()
    {
        var draft = Drafts.Of("A study", "Breast Cancer", 8);
        draft.RequiredTrusts.Add("trusts/ous");
        Assert.Empty((await PreviewAsync(draft)).HomeRegions);

        await ReferAsync("refer", "trusts/nordland", "trusts/ous", 100);
        var plan = await PreviewAsync(draft);

        Assert.Contains(plan.HomeRegions, home => home is { Region: "north", ExpectedPatients: > 0 });
        Assert.Equal(plan.Patients.Mean, plan.HomeRegions.Sum(home => home.ExpectedPatients), 0.05);
        var shown = (await Client.Network.GetTrustAsync(new GetTrustRequest { Name = "trusts/nordland" }, ApiClient.Options)).Referrals;
        Assert.Equal(("BREAST_CANCER", "trusts/ous", 100), (Assert.Single(shown).ConditionGroup, shown[0].TreatedAt, shown[0].Percent));

        // No circle: neither on from where they are treated, nor to where they come from.
        await Refusals.AssertInvalidAsync("trust.referrals[0].treated_at", () => ReferAsync("back", "trusts/unn", "trusts/nordland", 100));
        await Refusals.AssertInvalidAsync("trust.referrals[0].condition_group", () => ReferAsync("on", "trusts/ous", "trusts/unn", 100));

        await ReferAsync("end", "trusts/nordland", "trusts/ous", 0);
        Assert.Empty((await PreviewAsync(draft)).HomeRegions);
        Assert.Equal("1", (await ReferAsync("refer", "trusts/nordland", "trusts/ous", 100)).Etag);
    }

    [Fact]
    public async Task A_trust_refers_neither_to_itself_nor_to_one_that_is_not_there_nor_of_a_group_that_is_none()
    {
        await Refusals.AssertInvalidAsync("trust.referrals[0].treated_at", () => ReferAsync("self", "trusts/unn", "trusts/unn", 100));
        await Refusals.AssertInvalidAsync("trust.referrals[0].treated_at", () => ReferAsync("nowhere", "trusts/unn", "trusts/atlantis", 100));
        await Refusals.AssertInvalidAsync("trust.referrals[0].condition_group", () => ReferAsync("nothing", "trusts/unn", "trusts/ous", 100, "DISMAY"));
        await Refusals.AssertInvalidAsync("trust.referrals[0].percent", () => ReferAsync("more", "trusts/unn", "trusts/ous", 101));
    }

    private async Task<TrustChange> ReferAsync(string requestId, string home, string treatedAt, int percent, string group = "BREAST_CANCER") =>
        (await Client.Capacity.UpdateTrustAsync(
            new UpdateTrustRequest
            {
                RequestId = requestId,
                Trust = new Trust { Name = home, Referrals = { new Referral { ConditionGroup = group, TreatedAt = treatedAt, Percent = percent } } },
                UpdateMask = new FieldMask { Paths = { "referrals" } },
            },
            ApiClient.Options)).Change;

    private async Task<Plan> PreviewAsync(StudyDraft draft) =>
        (await Client.Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = draft }, ApiClient.Options)).Plan;
}
