using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>A study's life by HTTP and JSON alone.</summary>
[Collection(SharedServer.Name)]
public sealed class RestLifeTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task A_study_is_previewed_registered_accepted_offered_and_placed_over_REST_and_its_events_stream_line_by_line()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var id = Unique("rest");
        var draft = RestClient.JsonOf(Drafts.BreastCancer("Over REST").In(Window));
        var sponsor = await rest.PostAsync("v1/sponsors", new JsonObject
        {
            ["requestId"] = "sponsor-" + id,
            ["sponsorId"] = id,
            ["sponsor"] = new JsonObject { ["displayName"] = "A sponsor", ["countryCode"] = "NO" },
        });
        Assert.Equal("sponsors/" + id, Text(sponsor, "name"));

        var preview = await rest.PostAsync("v1/studies:preview", new JsonObject { ["draft"] = draft.DeepClone() });
        Assert.Equal("FEASIBLE", Text(preview["plan"]!, "outcome"));

        var registration = new JsonObject { ["requestId"] = id, ["sponsor"] = Text(sponsor, "name"), ["draft"] = draft };
        var study = await rest.PostAsync("v1/studies", registration);
        var name = Text(study, "name");
        Assert.Equal("REQUESTED", Text(study, "state"));
        Assert.Equal(name, Text(await rest.PostAsync("v1/studies", registration), "name"));

        foreach (var asked in study["requests"]!.AsArray())
        {
            await rest.PostAsync($"v1/{name}/{Text(asked!, "trust")}:acceptRequest", new JsonObject
            {
                ["requestId"] = "accept-" + Text(asked!, "trust").Replace('/', '-'),
                ["patients"] = asked!["askedPatients"]!.DeepClone(),
                ["investigator"] = "the investigator",
            });
        }

        var offered = await rest.GetAsync("v1/" + name);
        Assert.Equal("OFFERED", Text(offered, "state"));
        var placed = await rest.PostAsync($"v1/{name}:acceptOffer", new JsonObject { ["requestId"] = "offer", ["etag"] = Text(offered, "etag") });
        Assert.Equal("PLACED", Text(placed, "state"));

        var listed = await rest.GetAsync($"v1/studies?sponsor={Uri.EscapeDataString("sponsors/" + id)}&state=PLACED&pageSize=10");
        Assert.Equal(name, Text(Assert.Single(listed["studies"]!.AsArray())!, "name"));
        Assert.NotEmpty((await rest.GetAsync($"v1/{name}/events?page_size=5"))["events"]!.AsArray());

        await rest.PostAsync($"v1/{name}:withdraw", new JsonObject { ["requestId"] = "withdraw" });
        var lines = await rest.LinesAsync($"v1/{name}:watch").ToListAsync(TestContext.Current.CancellationToken);
        var types = lines.Where(line => line.Length > 0).Select(line => Text(JsonNode.Parse(line)!["event"]!, "type")).ToList();
        Assert.Equal((await Client.EventsAsync(name)).Select(happened => happened.Type), types);
    }

    [Fact]
    public async Task A_trusts_figures_that_the_mask_names_are_changed_over_REST()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var before = await rest.GetAsync("v1/trusts/fonna");

        await rest.PatchAsync(
            "v1/trusts/fonna",
            new JsonObject
            {
                ["requestId"] = Unique("patch"),
                ["trust"] = new JsonObject { ["consentSharePercent"] = 41 },
                ["updateMask"] = "consentSharePercent",
            });

        var after = await rest.GetAsync("v1/trusts/fonna");
        Assert.Equal(41, after["consentSharePercent"]!.GetValue<double>());
        Assert.NotEqual(Text(before, "etag"), Text(after, "etag"));
    }

    [Fact]
    public async Task A_date_and_a_count_in_the_query_choose_the_months_that_are_shown()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var first = Drafts.Date(Window.Start);

        var shown = await rest.GetAsync($"v1/trusts/bergen/capacity?from.year={first.Year}&from.month={first.Month}&from.day=1&month_count=2");

        var direct = await Client.CapacityAsync("trusts/bergen", Window.Start, monthCount: 2);
        Assert.Equal(GetTrustCapacityResponse.Parser.ParseJson(shown.ToJsonString()), direct);
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
