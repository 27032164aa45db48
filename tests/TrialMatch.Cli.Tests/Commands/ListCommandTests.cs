using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class ListCommandTests(RunningServer server)
{
    [Fact]
    public async Task Pages_follow_each_other_until_the_last()
    {
        const string sponsor = "paging-sponsor";
        (await server.RunAsync("sponsor", "register", sponsor, "--name", "Paging")).ShouldSay();
        foreach (var title in new[] { "First", "Second", "Third" })
        {
            (await server.RunAsync(Drafts.Bytes(("title", title)), "register", "-", "--sponsor", sponsor)).ShouldSay(title);
        }

        var first = await PageAsync(sponsor, "--page-size", "2");
        var second = await PageAsync(sponsor, "--page-size", "2", "--page-token", first.NextPageToken);

        Assert.Equal(["First", "Second"], first.Studies.Select(study => study.Title));
        Assert.Equal(["Third"], second.Studies.Select(study => study.Title));
        Assert.Empty(second.NextPageToken);
        (await server.RunAsync("list", "--sponsor", sponsor, "--page-size", "2")).ShouldSay("First", "Second", $"--page-token {first.NextPageToken}");
    }

    [Fact]
    public async Task A_search_prints_what_it_found()
    {
        const string sponsor = "searching-sponsor";
        (await server.RunAsync("sponsor", "register", sponsor, "--name", "Searching")).ShouldSay();
        (await server.RunAsync(Drafts.Bytes(("title", "Haystack")), "register", "-", "--sponsor", sponsor)).ShouldSay("Haystack");
        (await server.RunAsync(Drafts.Bytes(("title", "Needle")), "register", "-", "--sponsor", sponsor)).ShouldSay("Needle");

        var found = await PageAsync(sponsor, "--text", "needle", "--intent", "place", "--from", "2020-01-01");

        Assert.Equal(["Needle"], found.Studies.Select(study => study.Title));
    }

    [Fact]
    public async Task An_empty_list_says_so() => (await server.RunAsync("list", "--state", "closed", "--area", "medical-devices")).ShouldSay("no studies");

    [Fact]
    public async Task An_empty_list_is_an_empty_reply() =>
        Assert.Empty((await server.RunAsync("list", "--state", "CLOSED", "--area", "MEDICAL_DEVICES", "--output", "json")).ShouldReply<ListStudiesResponse>().Studies);

    [Theory]
    [InlineData("--page-size", "--page-size", "-1")]
    [InlineData("page_token", "--page-token", "made-up")]
    [InlineData("sponsor", "--sponsor", "trusts/ous")]
    [InlineData("--phase", "--phase", "five")]
    [InlineData("region", "--region", "atlantis")]
    [InlineData("--to: ", "--from", "2027-03-02", "--to", "2027-03-01")]
    public async Task A_wrong_field_is_bad_input_and_named(string field, params string[] options) =>
        (await server.RunAsync(["list", .. options])).ShouldBeRefused(2, field);

    private async Task<ListStudiesResponse> PageAsync(string sponsor, params string[] options) =>
        (await server.RunAsync(["list", "--sponsor", sponsor, "--output", "json", .. options])).ShouldReply<ListStudiesResponse>();
}
