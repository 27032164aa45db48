using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.BadInput;

/// <summary>Values of enums that there are not, and names of what there is not.</summary>
[Collection(SharedServer.Name)]
public sealed class UnknownValueTests(RunningServer server) : ServiceTests(server)
{
    private RequestService.RequestServiceClient Requests => new(Client.Invoker);

    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public async Task An_area_that_there_is_not_is_refused_as_a_site_and_as_a_lead(int area)
    {
        await Refusals.AssertInvalidAsync("open[0]", async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = Unique("r"), Name = "trusts/sunnaas", Open = { (Area)area } }, ApiClient.Options));
        await Refusals.AssertInvalidAsync("close[0]", async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = Unique("r"), Name = "trusts/sunnaas", Close = { (Area)area } }, ApiClient.Options));
        await Refusals.AssertInvalidAsync("lead", async () => await Client.Studies.AssignAreaAsync(
            new AssignAreaRequest { RequestId = Unique("r"), Name = "studies/none", Lead = (Area)area }, ApiClient.Options));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_capability_that_there_is_not_is_refused_by_its_place(int capability) =>
        await Refusals.AssertInvalidAsync("trust.capabilities[1]", async () => await Client.Capacity.UpdateTrustAsync(
            new UpdateTrustRequest
            {
                RequestId = Unique("r"),
                Trust = new Trust { Name = "trusts/sunnaas", Capabilities = { Capability.Mri, (Capability)capability } },
                UpdateMask = new FieldMask { Paths = { "capabilities" } },
            },
            ApiClient.Options));

    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    public async Task A_reason_to_decline_that_there_is_not_is_refused(int reason) =>
        await Refusals.AssertInvalidAsync("reason", async () => await Requests.DeclineRequestAsync(
            new DeclineRequestRequest
            {
                RequestId = Unique("r"),
                Study = "studies/none",
                Trust = "trusts/ous",
                Reason = (SiteRequest.Types.DeclineReason)reason,
            },
            ApiClient.Options));

    [Fact]
    public async Task A_list_by_a_trust_or_centre_that_there_is_not_is_not_found_and_told_the_nearest()
    {
        var byTrust = await AssertNotFoundAsync("trusts/osu", "trialmatch/Trust", async () => await Requests.ListRequestsAsync(
            new ListRequestsRequest { Trust = "trusts/osu" }, ApiClient.Options));
        Assert.Contains("nearest: trusts/ous", byTrust.Status.Detail, StringComparison.Ordinal);
        var byCentre = await AssertNotFoundAsync("centres/canser", "trialmatch/Centre", async () => await Requests.ListRequestsAsync(
            new ListRequestsRequest { Centre = "centres/canser" }, ApiClient.Options));
        Assert.Contains("nearest: centres/cancer", byCentre.Status.Detail, StringComparison.Ordinal);
        await AssertNotFoundAsync("trusts/none-at-all", "trialmatch/Trust", async () => await Client.Capacity.ListReservationsAsync(
            new ListReservationsRequest { Name = "trusts/none-at-all" }, ApiClient.Options));
    }

    [Fact]
    public async Task A_list_by_a_sponsor_that_there_is_not_is_not_found_and_names_no_other_sponsor()
    {
        await Client.SponsorAsync("secret-sponsor");
        var refusal = await AssertNotFoundAsync("sponsors/secret-sponso", "trialmatch/Sponsor", async () => await Client.Studies.ListStudiesAsync(
            new ListStudiesRequest { Sponsor = "sponsors/secret-sponso" }, ApiClient.Options));
        Assert.DoesNotContain("secret-sponsor", refusal.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<RpcException> AssertNotFoundAsync(string name, string type, Func<Task> call)
    {
        var refusal = await Refusals.AssertRefusedAsync(StatusCode.NotFound, "NOT_FOUND", [], call);
        var resource = refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ResourceInfo>()!;
        Assert.Equal((name, type), (resource.ResourceName, resource.ResourceType));
        Refusals.AssertFacts(refusal, ("resource", name));
        return refusal;
    }
}
