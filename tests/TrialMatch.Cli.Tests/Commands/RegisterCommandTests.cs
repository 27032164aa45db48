using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class RegisterCommandTests(RunningServer server)
{
    [Fact]
    public async Task A_registered_study_is_shown_with_its_history_and_listed()
    {
        var study = await RegisterAsync("A study to be shown");
        var id = study.Name["studies/".Length..];

        var shown = (await server.RunAsync("show", id, "--output", "json")).ShouldReply<Study>();
        var events = (await server.RunAsync("history", study.Name, "--output", "json")).ShouldReply<ListStudyEventsResponse>().Events;
        var listed = (await server.RunAsync("list", "--sponsor", RunningServer.Sponsor, "--page-size", "1000", "--output", "json")).ShouldReply<ListStudiesResponse>().Studies;

        Assert.Equal(study.Name, shown.Name);
        Assert.Equal("registered", events[0].Type);
        Assert.Equal(shown.Version, events[^1].Version);
        Assert.Contains(listed, summary => summary.Name == study.Name && summary.Title == "A study to be shown");
    }

    [Fact]
    public async Task For_people_the_study_and_its_plan_are_said() =>
        // Far from the other tests' studies, which fill the years they share.
        (await server.RunAsync(
            Drafts.Bytes(("title", "A study for people")),
            "register", "-", "--sponsor", "sponsors/" + RunningServer.Sponsor, "--from", "2041-01-01", "--to", "2042-12-31"))
            .ShouldSay("Norway can offer ", "A study for people", "studies/", "of sponsors/acme-pharma: requested", "Sites asked", "Not chosen");

    [Fact]
    public async Task A_history_that_is_as_it_was_written_is_said_to_be_intact_with_its_hash()
    {
        var study = await RegisterAsync("A study to be verified", "--from", "2047-01-01", "--to", "2048-12-31");
        var events = (await server.RunAsync("history", study.Name, "--output", "json")).ShouldReply<ListStudyEventsResponse>().Events;

        (await server.RunAsync("history", study.Name, "--verify")).ShouldSay($"The history of {study.Name} is intact: 3 events.", events[^1].Hash);
    }

    [Fact]
    public async Task For_people_the_history_says_who_and_why()
    {
        var study = await RegisterAsync("A study with a past", "--from", "2045-01-01", "--to", "2046-12-31");

        (await server.RunAsync("history", study.Name)).ShouldSay("registered", "sites-picked", "holds-made", "local-operator");
    }

    [Fact]
    public async Task Repeated_with_its_request_id_it_is_registered_once()
    {
        var first = await RegisterAsync("A study sent twice", "--request-id", "study-sent-twice");
        var second = await RegisterAsync("A study sent twice", "--request-id", "study-sent-twice");

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_request_id_used_for_another_study_is_refused_by_a_rule()
    {
        await RegisterAsync("The first of two", "--request-id", "used-before");

        (await server.RunAsync(Drafts.Bytes(("title", "The second of two")), "register", "-", "--sponsor", RunningServer.Sponsor, "--request-id", "used-before"))
            .ShouldBeRefused(3, "--request-id: ");
    }

    [Fact]
    public async Task A_likely_duplicate_is_refused_with_the_study_and_the_option_that_registers_it()
    {
        var draft = Drafts.Bytes(("protocolCode", "TM-002"), ("conditions", new JsonArray("Preeclampsia")), ("icd10Codes", null));
        string[] register = ["register", "-", "--sponsor", RunningServer.Sponsor];
        var first = (await server.RunAsync(draft, [.. register, "--output", "json"])).ShouldReply<Study>();

        (await server.RunAsync(draft, register)).ShouldBeRefused(3, "draft.protocol_code", first.Name["studies/".Length..], "--duplicate-of-known");

        (await server.RunAsync(draft, [.. register, "--duplicate-of-known"])).ShouldSay($"likely the same as {first.Name}");
    }

    [Fact]
    public async Task An_unknown_sponsor_is_refused_by_a_rule() =>
        (await server.RunAsync(Drafts.Bytes(), "register", "-", "--sponsor", "nobody-at-all")).ShouldBeRefused(3, "sponsor: ", "nobody-at-all");

    [Fact]
    public async Task A_wrong_field_is_bad_input_and_nothing_is_registered()
    {
        var before = await CountAsync();

        (await server.RunAsync(Drafts.Bytes(), "register", "-", "--sponsor", RunningServer.Sponsor, "--target", "-5"))
            .ShouldBeRefused(2, "--target: ");

        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("studies/study-that-is-not")]
    [InlineData("study-that-is-not")]
    public async Task A_study_that_does_not_exist_is_bad_input(string name)
    {
        (await server.RunAsync("show", name)).ShouldBeRefused(2, "studies/study-that-is-not");
        (await server.RunAsync("history", name, "--output", "json")).ShouldBeRefused(2, "studies/study-that-is-not");
    }

    [Fact]
    public async Task The_name_of_something_else_is_bad_input() =>
        (await server.RunAsync("show", "trusts/ous")).ShouldBeRefused(2, "STUDY: expected studies/ID");

    private async Task<Study> RegisterAsync(string title, params string[] options)
    {
        var finished = await server.RunAsync(
            Drafts.Bytes(("title", title)), ["register", "-", "--sponsor", RunningServer.Sponsor, "--output", "json", .. options]);
        return finished.ShouldReply<Study>();
    }

    private async Task<int> CountAsync() =>
        (await server.RunAsync("list", "--page-size", "1000", "--output", "json")).ShouldReply<ListStudiesResponse>().Studies.Count;
}
