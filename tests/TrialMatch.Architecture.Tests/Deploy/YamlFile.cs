using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>A YAML file as JSON: anchors and merge keys are followed, every scalar is text.</summary>
internal static class YamlFile
{
    /// <exception cref="YamlException">It is no YAML; the message says where.</exception>
    public static IReadOnlyList<JsonObject> Read(string path)
    {
        using var text = new StreamReader(Repository.PathOf(path));
        var yaml = new YamlStream();
        yaml.Load(new MergingParser(new Parser(text)));
        return [.. yaml.Documents.Select(document => ToJson(document.RootNode)!.AsObject())];
    }

    /// <summary>Every value in it, with its own name or that of the list it is in.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> All(JsonNode node, string name = "") => node switch
    {
        JsonObject map => map.SelectMany(entry => All(entry.Value!, entry.Key)).Prepend((name, node)),
        JsonArray list => list.SelectMany(item => All(item!, name)).Prepend((name, node)),
        _ => [(name, node)],
    };

    /// <summary>The values that have this name, wherever they are.</summary>
    public static IEnumerable<JsonNode> Named(this JsonNode node, string name) =>
        All(node).Where(entry => entry.Name == name && entry.Value.Parent is JsonObject).Select(entry => entry.Value);

    /// <summary>The items of a list; none where it is absent.</summary>
    public static IEnumerable<JsonNode> Items(this JsonNode? list) => list?.AsArray().Select(item => item!) ?? [];

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = node?[name];
        }

        return node?.GetValue<string>();
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, ToJson(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? string.Empty),
        _ => throw new YamlException($"a node of a kind that manifests do not have: {node.NodeType}"),
    };
}
