using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Once;

/// <summary>Repeating a command returns the first result and changes nothing (R5).</summary>
[Collection(SharedServer.Name)]
public sealed class RepeatedCommandTests(RunningServer server) : ServiceTests(server)
{
    private const int Callers = 20;

    [Fact]
    public async Task A_registration_sent_twice_is_one_study_with_one_result()
    {
        var sponsor = await Client.SponsorAsync(Unique("once"));
        var first = await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Twice").In(Window));
        await Footprint.AssertUnchangedByAsync(Client, async () =>
            Assert.Equal(first, await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Twice").In(Window))));
        Assert.Equal(State.Requested, first.State);
    }

    [Fact]
    public async Task A_registration_sent_by_twenty_callers_at_once_is_one_study_with_one_result()
    {
        var sponsor = await Client.SponsorAsync(Unique("once"));
        var replies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ =>
            Client.RegisterAsync("at-once", sponsor, Drafts.BreastCancer("At once").In(Window))));

        var study = Assert.Single(replies.Distinct());
        var listed = Assert.Single(await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = sponsor }));
        Assert.Equal(study.Name, listed.Name);
        Assert.Single(await Client.EventsAsync(study.Name), happened => happened.Type == "registered");
    }

    [Fact]
    public async Task A_sponsor_registered_twice_and_by_twenty_callers_at_once_is_one_sponsor()
    {
        var request = new RegisterSponsorRequest
        {
            RequestId = "a",
            SponsorId = Unique("once"),
            Sponsor = new Sponsor { DisplayName = "Once", CountryCode = "DK" },
        };
        var replies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
            await Client.Sponsors.RegisterSponsorAsync(request, ApiClient.Options)));

        var sponsor = Assert.Single(replies.Distinct());
        Assert.Equal("Once", sponsor.DisplayName);
        Assert.Equal(sponsor, await Client.Sponsors.RegisterSponsorAsync(request, ApiClient.Options));
    }

    [Fact]
    public async Task Two_sponsors_may_use_the_same_request_id_for_studies_of_their_own()
    {
        var one = await Client.RegisterAsync("same", await Client.SponsorAsync(Unique("one")), Drafts.BreastCancer("Same").In(Window));
        var two = await Client.RegisterAsync("same", await Client.SponsorAsync(Unique("two")), Drafts.BreastCancer("Same").In(Window));
        Assert.NotEqual(one.Name, two.Name);
    }
}
