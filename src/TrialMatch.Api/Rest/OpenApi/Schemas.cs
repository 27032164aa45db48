using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using FieldDescriptor = Google.Protobuf.Reflection.FieldDescriptor;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>The schemas of messages and enums in protobuf's JSON, each made when something first refers to it.</summary>
internal sealed class Schemas
{
    private const string OwnPackage = "trialmatch.v1.";

    private readonly SortedDictionary<string, JsonObject> _byName = new(StringComparer.Ordinal);

    public JsonObject ToJson() => new(_byName.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    /// <param name="left">Fields that are left out, since they stand in the path.</param>
    public JsonObject RefTo(MessageDescriptor message, IReadOnlySet<string>? left = null)
    {
        var name = NameOf(message);
        if (!_byName.ContainsKey(name))
        {
            // There before its fields are looked at: a message may hold its own kind.
            var schema = _byName[name] = new JsonObject { ["type"] = "object" };
            Describe(schema, message.Declaration);
            Fill(schema, message, left);
        }

        return RefTo(name);
    }

    /// <summary>The schema of a field's value; of one of the values where there are several.</summary>
    public JsonObject ValueOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.String => new() { ["type"] = "string" },
        FieldType.Bytes => new() { ["type"] = "string", ["format"] = "byte" },
        FieldType.Double or FieldType.Float => new() { ["type"] = "number", ["format"] = "double" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 or FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["format"] = "int32" },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 or FieldType.UInt64 or FieldType.Fixed64 => new() { ["type"] = "string", ["format"] = "int64" },
        FieldType.Enum => RefTo(field.EnumType),
        _ => TextFormOf(field.MessageType) ?? RefTo(field.MessageType),
    };

    /// <returns>The schema of a message that JSON writes as text; null for all others.</returns>
    public static JsonObject? TextFormOf(MessageDescriptor message) => message.FullName switch
    {
        "google.protobuf.Timestamp" => new() { ["type"] = "string", ["format"] = "date-time" },
        "google.protobuf.Duration" => new() { ["type"] = "string" },
        "google.protobuf.FieldMask" => new() { ["type"] = "string" },
        _ => null,
    };

    public static void Describe(JsonObject schema, DescriptorDeclaration? declaration)
    {
        if (DescribedApi.CommentOf(declaration) is { } comment)
        {
            schema["description"] = comment;
        }
    }

    public static bool IsRequired(FieldDescriptor field) => Has(field, FieldBehavior.Required);

    private JsonObject RefTo(EnumDescriptor type)
    {
        var name = NameOf(type);
        _byName.TryAdd(name, SchemaOf(type));
        return RefTo(name);
    }

    private static JsonObject RefTo(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private void Fill(JsonObject schema, MessageDescriptor message, IReadOnlySet<string>? left)
    {
        var fields = message.Fields.InDeclarationOrder().Where(field => left?.Contains(field.Name) != true).ToList();
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            properties[field.JsonName] = PropertyOf(field);
        }

        if (properties.Count > 0)
        {
            schema["properties"] = properties;
        }

        if (fields.Exists(IsRequired))
        {
            schema["required"] = new JsonArray([.. fields.Where(IsRequired).Select(field => JsonValue.Create(field.JsonName))]);
        }
    }

    private JsonObject PropertyOf(FieldDescriptor field)
    {
        var property = field switch
        {
            { IsMap: true } => new JsonObject { ["type"] = "object", ["additionalProperties"] = ValueOf(field.MessageType.FindFieldByName("value")) },
            { IsRepeated: true } => new JsonObject { ["type"] = "array", ["items"] = ValueOf(field) },
            _ => ValueOf(field),
        };
        Describe(property, field.Declaration);
        if (Has(field, FieldBehavior.OutputOnly))
        {
            property["readOnly"] = true;
        }

        return property;
    }

    private static JsonObject SchemaOf(EnumDescriptor type)
    {
        var values = type.Values.Select(value => (value.Name, Comment: DescribedApi.CommentOf(value.Declaration))).ToList();
        IEnumerable<string?> texts = [DescribedApi.CommentOf(type.Declaration), .. values.Where(value => value.Comment is not null).Select(value => $"- `{value.Name}`: {value.Comment}")];
        return new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value.Name))]),
            ["description"] = string.Join('\n', texts.OfType<string>()),
        };
    }

    private static bool Has(FieldDescriptor field, FieldBehavior behaviour) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behaviour) == true;

    private static string NameOf(IDescriptor type) =>
        type.FullName.StartsWith(OwnPackage, StringComparison.Ordinal) ? type.FullName[OwnPackage.Length..] : type.FullName;
}
