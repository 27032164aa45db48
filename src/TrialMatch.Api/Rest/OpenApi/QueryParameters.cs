using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>The fields of a request as parameters of a query: those of a message in it by their path, as in "from.year".</summary>
internal static class QueryParameters
{
    /// <param name="left">Fields that are left out, since they stand in the path.</param>
    public static IEnumerable<JsonObject> Of(MessageDescriptor request, IReadOnlySet<string> left, ExampleRequest example, Schemas schemas) =>
        request.Fields.InDeclarationOrder().Where(field => !left.Contains(field.Name)).SelectMany(field => Of(field, string.Empty, example, schemas));

    private static IEnumerable<JsonObject> Of(FieldDescriptor field, string prefix, ExampleRequest example, Schemas schemas)
    {
        var name = prefix + field.JsonName;
        return field.FieldType == FieldType.Message && Schemas.TextFormOf(field.MessageType) is null
            ? field.MessageType.Fields.InDeclarationOrder().SelectMany(inner => Of(inner, name + ".", example, schemas))
            : [ParameterOf(field, name, example, schemas)];
    }

    private static JsonObject ParameterOf(FieldDescriptor field, string name, ExampleRequest example, Schemas schemas)
    {
        var schema = schemas.ValueOf(field);
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = "query",
            ["required"] = Schemas.IsRequired(field),
            ["schema"] = field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema,
        };
        ExampleRequest.AddTo(parameter, example.ValueAt(name));
        Schemas.Describe(parameter, field.Declaration);
        return parameter;
    }
}
