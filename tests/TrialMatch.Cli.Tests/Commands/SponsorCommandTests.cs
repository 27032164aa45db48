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
    public async Task Its_record_counts_what_it_decided_through_TrialMatch_only()
    {
        var life = new Life(server);
        const string sponsor = "deciding-sponsor";
        (await server.RunAsync("sponsor", "register", sponsor, "--name", "Deciding")).ShouldSay();
        string[] inquire =
        [
            "inquire", server.Keep(Drafts.Bytes(("title", "Decided on"))), "--sponsor", sponsor, "--from", "2081-01-01", "--to", "2082-12-31", "--target", "4",
            "--stage", "concept", "--decide-by", Life.DaysAhead(60), "--output", "json",
        ];
        var lost = (await server.RunAsync(inquire)).ShouldReply<Study>();
        (await server.RunAsync("lose", lost.Name, "--reason", "costs")).ShouldSay();
        var confirmed = (await server.RunAsync([.. inquire, "--duplicate-of-known"])).ShouldReply<Study>();
        (await server.RunAsync("confirm", confirmed.Name)).ShouldSay();
        await life.PlaceAsync(await life.ShowAsync(confirmed.Name));

        (await server.RunAsync("sponsor", "record", sponsor)).ShouldSay(
            "sponsors/deciding-sponsor", "through TrialMatch only",
            "Inquiries 2: confirmed 1, lost 1, lapsed without a word 0", "decided by the decision date: 2, after 0.0 days (median, from registration)",
            "why not Norway: costs (1)", "Offers 1: accepted 1, declined 0, expired unanswered 0");
        var record = (await server.RunAsync("sponsor", "record", sponsor, "--output", "json")).ShouldReply<SponsorRecord>();
        Assert.Equal((2, 2, 1, false), (record.Studies, record.InquiriesDecidedInTime, record.AcceptedOffers, record.Partial));
        (await server.RunAsync("sponsor", "record", "nobody-at-all")).ShouldBeRefused(2, "sponsors/nobody-at-all");
    }

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
