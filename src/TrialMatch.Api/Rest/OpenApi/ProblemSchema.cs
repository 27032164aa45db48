using System.Text.Json.Nodes;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>Describes a <see cref="Problem"/> to callers.</summary>
internal static class ProblemSchema
{
    public static JsonObject Response() => new()
    {
        ["description"] = "Refused, or failed: what happened, and what was expected.",
        ["content"] = new JsonObject { [Problem.ContentType] = new JsonObject { ["schema"] = Schema() } },
    };

    private static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("title", "status", "detail"),
        ["properties"] = new JsonObject
        {
            ["title"] = Text("The HTTP status in words."),
            ["status"] = new JsonObject { ["type"] = "integer", ["description"] = "The HTTP status." },
            ["detail"] = Text("What happened, and what was expected."),
            ["code"] = Text("The status as gRPC has it, e.g. INVALID_ARGUMENT."),
            ["reason"] = Text("The reason for programs, e.g. INVALID_FIELD."),
            ["metadata"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" }, ["description"] = "Facts for programs." },
            ["resource"] = Text("The name of what does not exist, or is in the way."),
            ["violations"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Each field at fault.",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("field", "description"),
                    ["properties"] = new JsonObject
                    {
                        ["field"] = Text("Its path in the request, as the protos spell it."),
                        ["description"] = Text("What was expected."),
                    },
                },
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
