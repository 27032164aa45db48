using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>A request of a method as it may look, out of examples.json: what goes into the path, the query and the body of it.</summary>
internal sealed class ExampleRequest
{
    private const string Resource = "examples.json";

    /// <summary>By method. Together they tell of one study, in their order, so that they can be sent.</summary>
    private static readonly Lazy<JsonObject> ByMethod = new(Read);

    private readonly JsonObject _left;
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <param name="template">What of it stands in the path.</param>
    public ExampleRequest(MethodDescriptor method, PathTemplate template)
    {
        _left = ByMethod.Value[$"{method.Service.Name}.{method.Name}"]?.DeepClone().AsObject() ?? [];
        foreach (var field in template.Fields)
        {
            _names[field] = Take(field);
        }
    }

    /// <summary>What does not stand in the path; null if that is nothing.</summary>
    public JsonObject? Body => _left.Count > 0 ? _left.DeepClone().AsObject() : null;

    /// <returns>Null where it says nothing.</returns>
    public string? IdIn(PathParameter parameter) => _names[parameter.Field]?.Split('/')[1];

    /// <param name="value">Null for none.</param>
    public static void AddTo(JsonObject described, JsonNode? value)
    {
        if (value is not null)
        {
            described["example"] = value;
        }
    }

    /// <param name="path">As the query has it: "from.year".</param>
    /// <returns>Null where it says nothing.</returns>
    public JsonNode? ValueAt(string path) =>
        path.Split('.').Aggregate((JsonNode?)_left, (node, step) => node?[step])?.DeepClone();

    private string? Take(string field)
    {
        var steps = field.Split('.');
        var holder = steps[..^1].Aggregate((JsonNode?)_left, (node, step) => node?[step]) as JsonObject;
        var name = holder?[steps[^1]]?.GetValue<string>();
        holder?.Remove(steps[^1]);
        return name;
    }

    private static JsonObject Read()
    {
        using var stream = typeof(ExampleRequest).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
