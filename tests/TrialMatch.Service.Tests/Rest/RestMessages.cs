using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using FieldDescriptor = Google.Protobuf.Reflection.FieldDescriptor;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Says over REST what a message says over gRPC.</summary>
internal static partial class RestMessages
{
    /// <returns>Null if the message has no form in JSON, or a name in it none in a path.</returns>
    public static (HttpMethod Verb, string Path, string? Body)? Of(MethodDescriptor method, IMessage message)
    {
        var rule = method.GetOptions().GetExtension(AnnotationsExtensions.Http);
        var verb = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => HttpMethod.Get,
            HttpRule.PatternOneofCase.Patch => HttpMethod.Patch,
            _ => HttpMethod.Post,
        };
        if (JsonOf(message) is not { } json || PathOf(rule.Get + rule.Post + rule.Patch, json) is not { } path)
        {
            return null;
        }

        return verb == HttpMethod.Get
            ? (verb, $"{path}?{string.Join('&', Query(json, string.Empty, method.InputType))}", null)
            : (verb, path, json.ToJsonString());
    }

    private static JsonObject? JsonOf(IMessage message)
    {
        try
        {
            return RestClient.JsonOf(message);
        }
        catch (InvalidOperationException)
        {
            // Such as a time out of range.
            return null;
        }
    }

    /// <summary>The path, with the names that the request gives, which are taken out of it.</summary>
    private static string? PathOf(string pattern, JsonObject json)
    {
        var isWhole = true;
        var path = Variable().Replace(pattern, variable =>
        {
            var steps = variable.Groups["field"].Value.Split('.');
            var holder = steps[..^1].Aggregate((JsonNode?)json, (node, step) => node?[step]) as JsonObject;
            var name = holder?[steps[^1]]?.GetValue<string>().Split('/') ?? [];
            holder?.Remove(steps[^1]);
            isWhole &= name is [var collection, { Length: > 0 } and not "." and not ".."] && collection == variable.Groups["collection"].Value;
            return string.Join('/', name.Select(Uri.EscapeDataString));
        });
        return isWhole ? path.TrimStart('/') : null;
    }

    private static IEnumerable<string> Query(JsonObject json, string prefix, MessageDescriptor type) => json.SelectMany(property =>
    {
        var field = type.Fields.InDeclarationOrder().Single(found => found.JsonName == property.Key);
        return property.Value switch
        {
            JsonObject inner => Query(inner, $"{prefix}{property.Key}.", field.MessageType),
            JsonArray several => several.Select(value => Parameter(prefix, field, value)),
            var value => [Parameter(prefix, field, value)],
        };
    });

    private static string Parameter(string prefix, FieldDescriptor field, JsonNode? value) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{field.JsonName}={Uri.EscapeDataString(value?.ToString() ?? string.Empty)}");

    [GeneratedRegex(@"\{(?<field>[\w.]+)=(?<collection>\w+)/\*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
}
