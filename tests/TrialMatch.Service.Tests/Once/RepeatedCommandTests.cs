using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Once;

[Collection(SharedServer.Name)]
public sealed class RepeatedCommandTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task A_registration_sent_twice_is_one_study_with_one_result()
    {
        var sponsor = await Client.SponsorAsync("once");
        var first = await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Twice"));
        var second = await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Twice"));
        Assert.Equal(first, second);
    }
}
