using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>Trusts say in which fields they want requests, on a server that nobody else's tests count on.</summary>
public sealed class DeclaredFieldsTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const string Contact = "head of research";

    [Fact]
    public async Task Fields_are_listed_with_their_trusts_by_field_and_page_by_page()
    {
        await DeclareAsync("trusts/ous", "a", Of("UROLOGY"), Of("EYE_DISEASE", paediatrics: true));
        await DeclareAsync("trusts/bergen", "a", Of("UROLOGY"));

        var urology = await ListAsync("UROLOGY");
        Assert.Equal(["trusts/ous", "trusts/bergen"], urology.Interests.Select(interest => interest.Trust));
        Assert.All(urology.Interests, interest => Assert.Equal((Contact, false), (interest.ContactRole, interest.Paediatrics)));
        Assert.True(Assert.Single((await ListAsync("EYE_DISEASE")).Interests).Paediatrics);

        var first = await ListAsync("UROLOGY", pageSize: 1);
        var second = await ListAsync("UROLOGY", pageSize: 1, first.NextPageToken);
        Assert.Equal(urology.Interests, first.Interests.Concat(second.Interests));
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task A_repeated_declaration_is_answered_as_at_first_and_a_stale_etag_is_refused()
    {
        var change = await DeclareAsync("trusts/nordland", "a", Of("INFECTION"));

        Assert.Equal(change, await DeclareAsync("trusts/nordland", "a", Of("INFECTION")));
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ["request_id"], () => DeclareAsync("trusts/nordland", "a", Of("ALLERGY")));
        await Refusals.AssertRefusedAsync(StatusCode.Aborted, "ETAG_MISMATCH", ["etag"], () => SendAsync(
            new DeclareFieldsRequest { RequestId = "b", Name = "trusts/nordland", Etag = "0", Withdraw = { "INFECTION" } }));
        await SendAsync(new DeclareFieldsRequest { RequestId = "c", Name = "trusts/nordland", Etag = change.Etag, Withdraw = { "INFECTION" } });
        Assert.Empty((await ListAsync("INFECTION")).Interests);
    }

    [Fact]
    public async Task Who_watches_the_trust_is_told_what_it_declares_changes_and_withdraws()
    {
        await DeclareAsync("trusts/ostfold", "a", Of("LUNG_DISEASE"), Of("UROLOGY"));
        await DeclareAsync("trusts/ostfold", "b", Of("LUNG_DISEASE", paediatrics: true), Of("ALLERGY"));
        await SendAsync(new DeclareFieldsRequest { RequestId = "c", Name = "trusts/ostfold", Withdraw = { "UROLOGY" } });

        using var stream = Client.Capacity.WatchLedger(new WatchLedgerRequest { Name = "trusts/ostfold" }, ApiClient.Options);
        var told = new List<(string Field, bool Paediatrics, bool Withdrawn)>();
        while (told.Count < 5)
        {
            Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            var change = stream.ResponseStream.Current.FieldInterestChange;
            Assert.Equal("trusts/ostfold", change.FieldInterest.Trust);
            told.Add((change.FieldInterest.Field, change.FieldInterest.Paediatrics, change.Withdrawn));
        }

        Assert.Equal(
            [("LUNG_DISEASE", false, false), ("UROLOGY", false, false), ("LUNG_DISEASE", true, false), ("ALLERGY", false, false), ("UROLOGY", false, true)], told);
    }

    [Fact]
    public async Task A_trial_declares_nothing()
    {
        await SendAsync(new DeclareFieldsRequest { RequestId = "a", Name = "trusts/finnmark", Declare = { Of("TEETH_AND_MOUTH") }, ValidateOnly = true });

        Assert.Empty((await ListAsync("TEETH_AND_MOUTH")).Interests);
    }

    [Fact]
    public async Task A_field_that_does_not_exist_is_refused_with_those_that_do()
    {
        var declared = await Refusals.AssertInvalidAsync("declare[0].field", () => DeclareAsync("trusts/unn", "a", Of("ASTROLOGY")));
        var listed = await Refusals.AssertInvalidAsync("field", () => ListAsync("ASTROLOGY"));

        Assert.All([declared, listed], refusal =>
        {
            Assert.Contains("LUNG_DISEASE", refusal.Status.Detail, StringComparison.Ordinal);
            Assert.Contains("ASTROLOGY", refusal.Status.Detail, StringComparison.Ordinal);
        });
        await Refusals.AssertInvalidAsync("withdraw[0]", () => SendAsync(new DeclareFieldsRequest { RequestId = "a", Name = "trusts/unn", Withdraw = { "UROLOGY" } }));
        await Refusals.AssertInvalidAsync("declare", () => SendAsync(new DeclareFieldsRequest { RequestId = "a", Name = "trusts/unn" }));
        await Refusals.AssertInvalidAsync("declare[0].contact_role", () => DeclareAsync(
            "trusts/unn", "a", new FieldInterest { Field = "UROLOGY", ContactRole = "somebody@example.org" }));
    }

    private static FieldInterest Of(string field, bool paediatrics = false) => new() { Field = field, Paediatrics = paediatrics, ContactRole = Contact };

    private async Task<TrustChange> DeclareAsync(string trust, string requestId, params FieldInterest[] interests) =>
        await SendAsync(new DeclareFieldsRequest { RequestId = requestId, Name = trust, Declare = { interests } });

    private async Task<TrustChange> SendAsync(DeclareFieldsRequest request) => (await Client.Capacity.DeclareFieldsAsync(request, ApiClient.Options)).Change;

    private async Task<ListFieldInterestsResponse> ListAsync(string field, int pageSize = 0, string pageToken = "") => await Client.Network.ListFieldInterestsAsync(
        new ListFieldInterestsRequest { Field = field, PageSize = pageSize, PageToken = pageToken }, ApiClient.Options);
}
