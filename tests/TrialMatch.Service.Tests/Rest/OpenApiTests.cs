using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>The document by which others find their way: it is complete, refers to nothing that it lacks, and says what the protos say.</summary>
[Collection(SharedServer.Name)]
public sealed partial class OpenApiTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task Every_method_is_an_operation_with_its_comment_and_a_path_that_is_answered()
    {
        var document = await DocumentAsync();
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(verb => (Path: path.Key, Verb: verb.Key, Operation: verb.Value!)))
            .ToDictionary(found => found.Operation["operationId"]!.GetValue<string>());
        using var nobody = new RestClient(Server.Process.HttpAddress, token: string.Empty);

        Assert.Equal(ApiMethods.All.Select(IdOf).Order(StringComparer.Ordinal), operations.Keys.Order(StringComparer.Ordinal));
        foreach (var method in ApiMethods.All)
        {
            var (path, verb, operation) = operations[IdOf(method)];
            Assert.NotEmpty(operation["description"]!.GetValue<string>());
            var parameters = operation["parameters"]!.AsArray().Where(parameter => parameter!["in"]!.GetValue<string>() == "path").Select(parameter => $"{{{parameter!["name"]}}}");
            Assert.Equal(InBraces().Matches(path).Select(match => match.Value), parameters);

            var reply = await nobody.SendAsync(new HttpMethod(verb.ToUpperInvariant()), InBraces().Replace(path, "some").TrimStart('/'), verb == "get" ? null : "{}");
            Assert.Equal((IdOf(method), ApiMethods.IsOpen(method) ? 200 : 401), (IdOf(method), (int)reply.Status));
            Assert.Equal((IdOf(method), ApiMethods.IsOpen(method)), (IdOf(method), operation["security"] is JsonArray { Count: 0 }));
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_schema_is_referred_to()
    {
        var document = await DocumentAsync();
        var references = Reference().Matches(document.ToJsonString()).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Requests_leave_out_what_stands_in_the_path_and_fields_say_what_the_protos_say()
    {
        var document = await DocumentAsync();
        var schemas = document["components"]!["schemas"]!;

        var accept = schemas["AcceptRequestRequest"]!;
        Assert.Equal(["requestId", "patients", "investigator"], accept["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.DoesNotContain("study", accept["properties"]!.AsObject().Select(property => property.Key));
        Assert.StartsWith("The maximum number of patients the site takes", accept["properties"]!["patients"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("CANCER", schemas["Area"]!["enum"]!.AsArray().Select(value => value!.GetValue<string>()));

        var query = document["paths"]!["/v1/trusts/{trust}/capacity"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>());
        Assert.Equal(["trust", "from.year", "from.month", "from.day", "monthCount"], query);
    }

    private async Task<JsonObject> DocumentAsync()
    {
        using var nobody = new RestClient(Server.Process.HttpAddress, token: string.Empty);
        return await nobody.GetAsync("openapi/v1.json");
    }

    private static string IdOf(MethodDescriptor method) => $"{method.Service.Name}_{method.Name}";

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InBraces();

    [GeneratedRegex("#/components/schemas/(?<name>[\\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reference();
}
