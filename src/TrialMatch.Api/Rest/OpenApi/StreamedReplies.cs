using System.Text.Json.Nodes;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>What is particular to a stream: it comes in lines, or as server-sent events.</summary>
internal static class StreamedReplies
{
    public static JsonObject LastEventId() => new()
    {
        ["name"] = EventStreams.LastEventId,
        ["in"] = "header",
        ["required"] = false,
        ["description"] = "Of server-sent events: the id of the last event seen, to resume after it. It outweighs afterVersion.",
        ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "int64" },
    };

    /// <param name="responses">What the method is answered if it did not stream.</param>
    public static void Describe(JsonObject responses)
    {
        var streamed = responses["200"]!;
        streamed["description"] = "A stream, as long as it lasts: an object of this form a line, or as the data of each server-sent event, whose id is the version to resume from. "
            + "If it breaks, its last line is a google.rpc.Status, its last event an \"error\" with a problem.";
        var content = streamed["content"]![OpenApiDocument.Json]!;
        // Tools that make clients know events, and take what comes first.
        streamed["content"] = new JsonObject { [EventStreams.ContentType] = content.DeepClone(), [EventStreams.LinesContentType] = content.DeepClone() };
        responses["204"] = new JsonObject { ["description"] = "Of server-sent events: everything has been seen, and nothing more will come." };
    }
}
