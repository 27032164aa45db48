using System.Text.Json.Nodes;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>Takes studies through their lives by commands.</summary>
internal sealed class Life(RunningServer server)
{
    public Task<Study> RegisterAsync(string title, params string[] options) => RegisterAsync(title, [], options);

    public async Task<Study> RegisterAsync(string title, (string Field, JsonNode? Value)[] changes, string[] options) =>
        (await server.RunAsync(
            ["register", server.Keep(Drafts.Bytes([("title", title), .. changes])), "--sponsor", RunningServer.Sponsor, "--output", "json", .. options]))
        .ShouldReply<Study>();

    /// <summary>Asks sites about a study that its sponsor decides on in two months.</summary>
    public async Task<Study> InquireAsync(string title, params string[] options) =>
        (await server.RunAsync(
            ["inquire", server.Keep(Drafts.Bytes(("title", title))), "--sponsor", RunningServer.Sponsor, "--stage", "country-selection", "--decide-by", DaysAhead(60), "--output", "json", .. options]))
        .ShouldReply<Study>();

    public async Task<Study> ShowAsync(string study) =>
        (await server.RunAsync("show", study, "--output", "json")).ShouldReply<Study>();

    /// <summary>Every site that is asked takes all it is asked for: the study is offered.</summary>
    public async Task<Study> AcceptAllAsync(Study study)
    {
        while (study.Requests.FirstOrDefault(request => request.State == SiteRequest.Types.State.Open) is { } request)
        {
            study = await AcceptAsync(request, request.AskedPatients);
        }

        Assert.Equal(Study.Types.State.Offered, study.State);
        return study;
    }

    public async Task<Study> AcceptAsync(SiteRequest request, int patients) =>
        (await server.RunAsync(
            "answer", request.Study, request.Trust, "--accept", "--patients", Text(patients), "--investigator", "the site's investigator", "--output", "json"))
        .ShouldReply<Study>();

    public async Task<Study> PlaceAsync(Study study)
    {
        await AcceptAllAsync(study);
        return (await server.RunAsync("accept", study.Name, "--output", "json")).ShouldReply<Study>();
    }

    /// <summary>Looks until the service has done by itself what is due.</summary>
    public async Task<Study> UntilAsync(string study, Study.Types.State state)
    {
        for (var look = 0; look < 60; look++)
        {
            if (await ShowAsync(study) is { } now && now.State == state)
            {
                return now;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{study} did not become {state}");
    }

    /// <summary>The day that comes so many days after today, as it is typed.</summary>
    public static string DaysAhead(int count) => TimeProvider.System.GetUtcNow().AddDays(count).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
