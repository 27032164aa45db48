using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TrialMatch.Api.Errors;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Rest;

/// <summary>Finds what is wrong with the query of a REST request: parameters that its method does not have, and values that a field cannot have.</summary>
internal static class QueryCheck
{
    /// <returns>Every violation at once; null if there is none.</returns>
    public static Problem? Find(IQueryCollection query, MessageDescriptor request, bool hasBody)
    {
        var twice = query.Keys.GroupBy(SameInBothSpellings).SelectMany(names => names.Skip(1)).ToHashSet(StringComparer.Ordinal);
        var violations = query
            .Select(parameter => (Name: parameter.Key, Wrong: twice.Contains(parameter.Key) ? "expected once, in one spelling" : WrongIn(parameter.Key, parameter.Value, request, hasBody)))
            .Where(parameter => parameter.Wrong is not null)
            .Select(parameter => new Violation(parameter.Name, parameter.Wrong!))
            .ToList();
        return violations.Count == 0 ? null : Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.Invalid(violations));
    }

    /// <summary>"pageSize" and "page_size" are one field.</summary>
    private static string SameInBothSpellings(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static string? WrongIn(string name, StringValues values, MessageDescriptor request, bool hasBody)
    {
        if (hasBody)
        {
            return "expected in the body: this method takes nothing from the query";
        }

        if (FieldOf(name, request) is not { } field)
        {
            return "expected a field of the request: there is none of this name";
        }

        if (!field.IsRepeated && values.Count != 1)
        {
            return "expected one value";
        }

        return WrongIn(field, values);
    }

    /// <returns>The field at a path such as "from.year"; null if there is none.</returns>
    private static FieldDescriptor? FieldOf(string path, MessageDescriptor request)
    {
        FieldDescriptor? field = null;
        var message = request;
        foreach (var step in path.Split('.'))
        {
            field = message?.Fields.InDeclarationOrder().FirstOrDefault(found => found.Name == step || found.JsonName == step);
            message = field is { FieldType: FieldType.Message } ? field.MessageType : null;
            if (field is null)
            {
                return null;
            }
        }

        return field;
    }

    private static string? WrongIn(FieldDescriptor field, StringValues values)
    {
        var nodes = values.Select(value => NodeOf(field, value ?? string.Empty)).ToArray();
        var json = new JsonObject { [field.JsonName] = field.IsRepeated ? new JsonArray(nodes) : nodes[0] };
        try
        {
            JsonParser.Default.Parse(json.ToJsonString(), field.ContainingType);
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException)
        {
            return wrong.Message;
        }
    }

    /// <summary>JSON takes numbers and the names of enums from text, but not truth.</summary>
    private static JsonValue? NodeOf(FieldDescriptor field, string value) =>
        field.FieldType == FieldType.Bool && bool.TryParse(value, out var truth) ? JsonValue.Create(truth) : JsonValue.Create(value);
}
