using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrialMatch.Api;
using TrialMatch.Service.Tests.Life;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>The examples of the document are no decoration: sent as they stand, they tell of one study from its sponsor's registration to its closure.</summary>
public sealed partial class OpenApiExampleTests
{
    /// <summary>What cannot happen to the one study they are about: it is placed and closed, and was no inquiry.</summary>
    private static readonly string[] TooLate =
    [
        "InquiryService_AnswerQuestion",
        "InquiryService_AskQuestion",
        "InquiryService_ConfirmInquiry",
        "InquiryService_GetFeasibilityReport",
        "InquiryService_LoseInquiry",
        "InquiryService_ReportInterest",
        "RequestService_DeclineRequest",
        "StudyService_AssignArea",
        "StudyService_DeclineOffer",
        "StudyService_DiscloseStudy",
        "StudyService_ForwardStudy",
        "StudyService_WithdrawStudy",
    ];

    /// <summary>They name days and months, and it is then that these are to come.</summary>
    private static readonly DateTimeOffset When = new(2034, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_example_is_a_request_that_its_method_takes_and_all_together_tell_of_one_study()
    {
        await using var server = new ClockedServer();
        server.Clock.AdvanceTo(When);
        await server.StartAsync();
        using var rest = new RestClient(server.HttpAddress);
        var operations = (await rest.GetAsync("openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(verb => (Path: path.Key, Verb: verb.Key, Operation: verb.Value!)))
            .ToDictionary(found => found.Operation["operationId"]!.GetValue<string>());
        Assert.Equal(operations.Keys.Order(StringComparer.Ordinal), Order().Order(StringComparer.Ordinal));
        List<string> refused = [];

        foreach (var id in Order())
        {
            var (path, verb, operation) = operations[id];
            var reply = await rest.BeginAsync(new HttpMethod(verb.ToUpperInvariant()), PathOf(path, operation), BodyOf(operation));
            if ((int)reply.Status != 200)
            {
                Assert.True(TooLate.Contains(id) && reply.Problem()["code"]!.GetValue<string>() == "FAILED_PRECONDITION", $"{id}: {reply.Text}");
                refused.Add(id);
            }
        }

        Assert.Equal(TooLate, refused.Order(StringComparer.Ordinal));
    }

    /// <summary>The operations in the order in which their examples are kept, which is that of the study's life.</summary>
    private static IEnumerable<string> Order()
    {
        using var kept = typeof(ApiRegistration).Assembly.GetManifestResourceStream("examples.json")!;
        return [.. JsonNode.Parse(kept)!.AsObject().Select(example => example.Key.Replace('.', '_'))];
    }

    private static string PathOf(string path, JsonNode operation)
    {
        var parameters = operation["parameters"]!.AsArray().Where(parameter => parameter!["example"] is not null).ToLookup(parameter => parameter!["in"]!.GetValue<string>());
        var ids = parameters["path"].ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!["example"]!.GetValue<string>());
        var query = parameters["query"].Select(parameter => $"{parameter!["name"]}={Uri.EscapeDataString(parameter["example"]!.ToString())}");
        return InBraces().Replace(path, found => ids[found.Groups["name"].Value]).TrimStart('/') + "?" + string.Join('&', query);
    }

    private static string? BodyOf(JsonNode operation) => operation["requestBody"]?["content"]!["application/json"]!["example"]!.ToJsonString();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InBraces();
}
