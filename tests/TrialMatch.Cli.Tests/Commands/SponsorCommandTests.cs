using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class SponsorCommandTests(RunningServer server)
{
    [Fact]
    public async Task A_registered_sponsor_is_shown_by_id_and_by_resource_name()
    {
        var byId = (await server.RunAsync("sponsor", "show", RunningServer.Sponsor, "--output", "json")).ShouldReply<Sponsor>();
        var byName = (await server.RunAsync("sponsor", "show", "sponsors/" + RunningServer.Sponsor, "--output", "json")).ShouldReply<Sponsor>();

        Assert.Equal("Acme Pharma Ålesund", byId.DisplayName);
        Assert.Equal(byId, byName);
    }

    [Fact]
    public async Task For_people_it_is_one_line() =>
        (await server.RunAsync("sponsor", "show", RunningServer.Sponsor)).ShouldSay("sponsors/acme-pharma: Acme Pharma Ålesund (NO), registered ");

    [Fact]
    public async Task Sponsors_are_listed() =>
        (await server.RunAsync("sponsor", "list")).ShouldSay("sponsors/acme-pharma: Acme Pharma Ålesund (NO), registered ");

    [Fact]
    public async Task An_unknown_sponsor_is_bad_input() =>
        (await server.RunAsync("sponsor", "show", "nobody-at-all", "--output", "json")).ShouldBeRefused(2, "sponsors/nobody-at-all");

    [Fact]
    public async Task A_taken_id_is_refused_by_a_rule() =>
        (await server.RunAsync("sponsor", "register", RunningServer.Sponsor, "--name", "Another")).ShouldBeRefused(3, "ID: ");

    [Fact]
    public async Task A_repeated_request_returns_the_first_result()
    {
        string[] command = ["sponsor", "register", "repeated-sponsor", "--name", "Repeated", "--request-id", "twice", "--output", "json"];

        var first = (await server.RunAsync(command)).ShouldReply<Sponsor>();
        var second = (await server.RunAsync(command)).ShouldReply<Sponsor>();

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("--name", "fine-id", "bad \u001b[31m name", "NO")]
    [InlineData("--country", "fine-id", "Name", "Norway")]
    [InlineData("ID: ", "Not Fine", "Name", "NO")]
    public async Task A_wrong_field_is_bad_input_and_named(string field, string id, string name, string country) =>
        (await server.RunAsync("sponsor", "register", id, "--name", name, "--country", country)).ShouldBeRefused(2, field);
}
