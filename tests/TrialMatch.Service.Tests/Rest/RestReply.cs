using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>What a REST request was answered.</summary>
internal sealed record RestReply(HttpStatusCode Status, string? ContentType, string Text, HttpResponseHeaders Headers)
{
    /// <summary>The refusal; fails if it is none, or not in the form of one.</summary>
    public JsonNode Problem()
    {
        Assert.True(ContentType == "application/problem+json", $"{Status}, {ContentType}: {Text}");
        var problem = JsonNode.Parse(Text)!;
        Assert.Equal((int)Status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
        return problem;
    }
}
