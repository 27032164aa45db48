using Google.Rpc;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Once;

/// <summary>One study holds capacity once, however often it is registered.</summary>
[Collection(SharedServer.Name)]
public sealed class DuplicateStudyTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task The_same_protocol_of_a_sponsor_is_refused_naming_the_study_and_nothing_is_stored()
    {
        var sponsor = await Client.SponsorAsync(Unique("twice"));
        var first = await Client.RegisterAsync("first", sponsor, Coded("First", "ABC-123"));

        var refusal = await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists,
            "DUPLICATE_STUDY",
            ["draft.protocol_code"],
            () => Client.RegisterAsync("second", sponsor, Coded("Second", "abc 123")));

        var status = refusal.GetRpcStatus()!;
        Assert.Equal(first.Name, "studies/" + status.GetDetail<ErrorInfo>().Metadata["study"]);
        Assert.Equal(first.Name, status.GetDetail<ResourceInfo>().ResourceName);
        Assert.Equal(first.Name, Assert.Single(await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = sponsor })).Name);
    }

    [Fact]
    public async Task Said_to_be_a_duplicate_of_a_known_study_it_is_registered_and_flagged_under_the_request_that_was_refused()
    {
        var sponsor = await Client.SponsorAsync(Unique("known"));
        var first = await Client.RegisterAsync("first", sponsor, Coded("First", "ABC-123"));
        var request = new RegisterStudyRequest { RequestId = "second", Sponsor = sponsor, Draft = Coded("Second", "ABC-123") };
        await Assert.ThrowsAsync<RpcException>(() => Client.RegisterAsync(request));

        var second = await Client.RegisterAsync(new RegisterStudyRequest(request) { DuplicateOfKnown = true });

        Assert.Equal([first.Name], second.LikelyDuplicates);
        Assert.Equal(second, await Client.RegisterAsync(request));
    }

    [Fact]
    public async Task One_registry_id_of_two_sponsors_goes_on_and_is_flagged_for_the_coordinating_unit()
    {
        var id = Unique("NCT")[..11] + "1";
        var draft = Coded("First", "ABC-123");
        draft.RegistryIds.Add(id);
        var first = await Client.RegisterAsync("first", await Client.SponsorAsync(Unique("one")), draft);

        var second = await Client.RegisterAsync("second", await Client.SponsorAsync(Unique("other")), draft);

        Assert.Empty(first.LikelyDuplicates);
        Assert.Equal([first.Name], second.LikelyDuplicates);
        Assert.Equal([first.Name], (await Client.StudyAsync(second.Name)).LikelyDuplicates);
    }

    [Fact]
    public async Task A_repeated_registration_returns_the_first_result_and_is_not_its_own_duplicate()
    {
        var sponsor = await Client.SponsorAsync(Unique("repeated"));

        var first = await Client.RegisterAsync("same", sponsor, Coded("Same", "ABC-123"));

        Assert.Equal(first, await Client.RegisterAsync("same", sponsor, Coded("Same", "ABC-123")));
    }

    /// <summary>Without a centre, so that no capacity of the shared server is held.</summary>
    private static StudyDraft Coded(string title, string code)
    {
        var draft = Drafts.Of(title, "Preeclampsia", target: 10);
        draft.ProtocolCode = code;
        return draft;
    }
}
