using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using TrialMatch.Primitives;
using FieldDescriptor = Google.Protobuf.Reflection.FieldDescriptor;
using MessageDescriptor = Google.Protobuf.Reflection.MessageDescriptor;

namespace TrialMatch.Api.Rest;

/// <summary>
/// Finds where a body contradicts the path or itself, or lacks what its mask names: transcoding would take the path's word, the last of two, and 0 for
/// what is not there.
/// </summary>
internal static class BodyCheck
{
    private const string UpdateMask = "update_mask";

    /// <param name="json">The body as it was sent.</param>
    /// <param name="message">The same as a message, which <paramref name="json"/> is known to be.</param>
    public static IEnumerable<Violation> Find(JsonObject json, IMessage message, HttpRule rule, PathString path) =>
        [.. FindContradictions(message, rule, path), .. FindTwice(json, message.Descriptor, string.Empty), .. FindMissing(json, message)];

    /// <summary>A field may be named as in JSON or as in the protos, but not both.</summary>
    private static IEnumerable<Violation> FindTwice(JsonObject json, MessageDescriptor type, string path)
    {
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.JsonName != field.Name && json.ContainsKey(field.JsonName) && json.ContainsKey(field.Name))
            {
                yield return new Violation(path + field.Name, $"expected once, as {field.JsonName} or as {field.Name}");
            }

            foreach (var (inner, at) in InnerOf(NodeOf(json, field), field, path + field.Name))
            {
                foreach (var violation in FindTwice(inner, field.MessageType, at + "."))
                {
                    yield return violation;
                }
            }
        }
    }

    private static IEnumerable<(JsonObject Json, string Path)> InnerOf(JsonNode? value, FieldDescriptor field, string path) => (value, field) switch
    {
        (_, { IsMap: true } or { FieldType: not Google.Protobuf.Reflection.FieldType.Message }) => [],
        (JsonObject one, _) => [(one, path)],
        (JsonArray several, _) => several.Index().Where(each => each.Item is JsonObject).Select(each => (each.Item!.AsObject(), $"{path}[{each.Index}]")),
        _ => [],
    };

    private static IEnumerable<Violation> FindContradictions(IMessage message, HttpRule rule, PathString path)
    {
        foreach (var (field, value) in VariablesOf(rule, path))
        {
            if (TextAt(message, field) is { Length: > 0 } said && said != value)
            {
                yield return new Violation(field, $"expected {value}, as the path says, or nothing");
            }
        }
    }

    /// <summary>Returns the fields that stand in the path, each with what stands there.</summary>
    private static IEnumerable<(string Field, string Value)> VariablesOf(HttpRule rule, PathString path)
    {
        var (_, pattern) = PathPattern.Of(rule);
        var variables = PathPattern.Variable().Matches(pattern);
        var shape = new StringBuilder("^");
        var at = 0;
        foreach (Match variable in variables)
        {
            shape.Append(Regex.Escape(pattern[at..variable.Index])).Append(CultureInfo.InvariantCulture, $"({variable.Groups["collection"].Value}/[^/:]+)");
            at = variable.Index + variable.Length;
        }

        shape.Append(Regex.Escape(pattern[at..])).Append('$');
        var found = Regex.Match(path.Value ?? string.Empty, shape.ToString(), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return found.Success ? variables.Select((variable, i) => (variable.Groups["field"].Value, found.Groups[i + 1].Value)) : [];
    }

    private static string? TextAt(IMessage message, string path)
    {
        object? value = message;
        foreach (var step in path.Split('.'))
        {
            value = value is IMessage holder ? holder.Descriptor.FindFieldByName(step)?.Accessor.GetValue(holder) : null;
        }

        return value as string;
    }

    /// <summary>What the mask names must be in the body: left out, it would be set to nothing.</summary>
    private static IEnumerable<Violation> FindMissing(JsonObject json, IMessage message)
    {
        if (message.Descriptor.FindFieldByName(UpdateMask)?.Accessor.GetValue(message) is not FieldMask mask)
        {
            yield break;
        }

        var resource = message.Descriptor.Fields.InDeclarationOrder().First(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Message && field.Name != UpdateMask);
        var body = NodeOf(json, resource) as JsonObject;
        foreach (var path in mask.Paths)
        {
            if (resource.MessageType.FindFieldByName(path) is { } named && NodeOf(body, named) is null)
            {
                yield return new Violation($"{resource.Name}.{path}", "expected what the mask names");
            }
        }
    }

    private static JsonNode? NodeOf(JsonObject? holder, FieldDescriptor field) => holder?[field.JsonName] ?? holder?[field.Name];
}
