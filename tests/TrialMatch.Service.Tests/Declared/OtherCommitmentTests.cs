using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>Trusts enter what they have promised outside TrialMatch, each on a server that nobody else's tests count on.</summary>
public sealed class OtherCommitmentTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const string Slots = "imaging-slots";
    private const string Header = "commitment,label,field,kind,pool,month,amount\n";

    /// <summary>A year ahead, so that it can be declared whenever the tests run.</summary>
    private static readonly DateOnly Then = new(DateTime.UtcNow.Year + 1, 3, 1);

    [Fact]
    public async Task What_is_promised_elsewhere_is_told_apart_in_the_calendar_and_listed_page_by_page()
    {
        await DeclareAsync("trusts/nordland", 100);
        await SetAsync("trusts/nordland", "b", Commitment("trial", 30));
        await SetAsync("trusts/nordland", "a", Commitment("registry", 20));

        var month = await MonthAsync("trusts/nordland");
        Assert.Equal((100, 50, 50, 50), (month.Declared, month.Elsewhere, month.Free, month.ReservedPercent));

        var first = await ListAsync("trusts/nordland", string.Empty);
        var second = await ListAsync("trusts/nordland", first.NextPageToken);
        Assert.Equal([Commitment("registry", 20), Commitment("trial", 30)], first.OtherCommitments.Concat(second.OtherCommitments));
        Assert.Equal(("3", string.Empty), (first.Etag, second.NextPageToken));
    }

    [Fact]
    public async Task One_that_would_overfill_a_pool_is_refused_by_its_months_and_one_that_is_not_there_cannot_be_taken_back()
    {
        await DeclareAsync("trusts/helgeland", 100);
        await SetAsync("trusts/helgeland", "a", Commitment("registry", 60));

        await Refusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition, "OVERFILLS_POOL", [$"{Slots} {Then:yyyy-MM}"], () => SetAsync("trusts/helgeland", "b", Commitment("trial", 41)));
        await Refusals.AssertRefusedAsync(
            StatusCode.NotFound, "COMMITMENT_UNKNOWN", ["ids"], () => RemoveAsync("trusts/helgeland", "c", "trial"));
        await RemoveAsync("trusts/helgeland", "d", "registry");

        Assert.Equal((0, 100), ((await MonthAsync("trusts/helgeland")).Elsewhere, (await MonthAsync("trusts/helgeland")).Free));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_at_first_and_changes_nothing()
    {
        await DeclareAsync("trusts/finnmark", 100);
        var first = await SetAsync("trusts/finnmark", "a", Commitment("registry", 60));
        await SetAsync("trusts/finnmark", "b", Commitment("registry", 10));

        Assert.Equal(first, await SetAsync("trusts/finnmark", "a", Commitment("registry", 60)));
        Assert.Equal(10, (await MonthAsync("trusts/finnmark")).Elsewhere);
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ["request_id"], () => SetAsync("trusts/finnmark", "a", Commitment("registry", 61)));
    }

    [Fact]
    public async Task A_wrong_commitment_is_refused_by_its_field()
    {
        await AssertAsync("other_commitment", null);
        await AssertAsync("other_commitment.id", new OtherCommitment(Commitment("registry", 1)) { Id = "Not an id" });
        await AssertAsync("other_commitment.label", new OtherCommitment(Commitment("registry", 1)) { Label = "@SUM(1)" });
        await AssertAsync("other_commitment.field", new OtherCommitment(Commitment("registry", 1)) { Field = "+1" });
        await AssertAsync("other_commitment.kind", new OtherCommitment(Commitment("registry", 1)) { Kind = OtherCommitment.Types.Kind.Unspecified });
        await AssertAsync("other_commitment.months", Commitment("registry", 0));
        await AssertAsync("other_commitment.months[0].amount", Commitment("registry", 10_000_001));
        await Refusals.AssertInvalidAsync("ids", () => RemoveAsync("trusts/ous", "r"));

        Task AssertAsync(string field, OtherCommitment? commitment) => Refusals.AssertInvalidAsync(field, () => SetAsync("trusts/ous", "r", commitment));
    }

    [Fact]
    public async Task A_file_is_taken_in_whole_or_not_at_all_and_every_wrong_row_is_named()
    {
        await DeclareAsync("trusts/telemark", 100);
        await Refusals.AssertRefusedAsync(
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            ["row 4, column month", "row 2, column label", "row 3, column pool"],
            () => ImportAsync("bad", $"a,=1+1,,OWN_INITIATED,{Slots},{Then:yyyy-MM},1\nb,B,,OWN_INITIATED,slots,{Then:yyyy-MM},1\nc,C,,OWN_INITIATED,{Slots},soon,1\n"));
        await Refusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition,
            "OVERFILLS_POOL",
            [$"{Slots} {Then:yyyy-MM}"],
            () => ImportAsync("too-much", $"a,A,,OWN_INITIATED,{Slots},{Then:yyyy-MM},60\nb,B,,OWN_INITIATED,{Slots},{Then:yyyy-MM},41\n"));
        Assert.Equal(0, (await MonthAsync("trusts/telemark")).Elsewhere);

        var reply = await ImportAsync("good", $"a,A,,OWN_INITIATED,{Slots},{Then:yyyy-MM},60\nb,B,,RUNNING_ELSEWHERE,{Slots},{Then:yyyy-MM},40\n");

        Assert.Equal((2, 2), (reply.RowCount, reply.OtherCommitmentCount));
        Assert.Equal((100, 0), ((await MonthAsync("trusts/telemark")).Elsewhere, (await MonthAsync("trusts/telemark")).Free));
    }

    private static OtherCommitment Commitment(string id, int amount) => new()
    {
        Id = id,
        Label = "A study",
        Field = "breast-cancer",
        Kind = OtherCommitment.Types.Kind.OwnInitiated,
        Months = { new CapacityDeclaration { PoolId = Slots, FirstMonth = Drafts.Date(Then), LastMonth = Drafts.Date(Then), Amount = amount } },
    };

    private async Task DeclareAsync(string trust, int amount) => await Client.Capacity.DeclareCapacityAsync(
        new DeclareCapacityRequest
        {
            RequestId = "declare",
            Name = trust,
            Declarations = { new CapacityDeclaration { PoolId = Slots, FirstMonth = Drafts.Date(Then), Amount = amount } },
        },
        ApiClient.Options);

    private async Task<TrustChange> SetAsync(string trust, string requestId, OtherCommitment? commitment) => (await Client.Capacity.SetOtherCommitmentAsync(
        new SetOtherCommitmentRequest { RequestId = requestId, Name = trust, OtherCommitment = commitment }, ApiClient.Options)).Change;

    private async Task RemoveAsync(string trust, string requestId, params string[] ids) => await Client.Capacity.RemoveOtherCommitmentsAsync(
        new RemoveOtherCommitmentsRequest { RequestId = requestId, Name = trust, Ids = { ids } }, ApiClient.Options);

    private async Task<ImportOtherCommitmentsResponse> ImportAsync(string requestId, string rows) => await Client.Capacity.ImportOtherCommitmentsAsync(
        new ImportOtherCommitmentsRequest { RequestId = requestId, Name = "trusts/telemark", Csv = Header + rows }, ApiClient.Options);

    private async Task<ListOtherCommitmentsResponse> ListAsync(string trust, string pageToken) => await Client.Capacity.ListOtherCommitmentsAsync(
        new ListOtherCommitmentsRequest { Name = trust, PageSize = 1, PageToken = pageToken }, ApiClient.Options);

    private async Task<PoolMonth> MonthAsync(string trust)
    {
        var book = await Client.Network.GetTrustCapacityAsync(
            new GetTrustCapacityRequest { Name = trust, From = Drafts.Date(Then), MonthCount = 1 }, ApiClient.Options);
        return Assert.Single(book.Pools, pool => pool.PoolId == Slots).Months[0];
    }
}
