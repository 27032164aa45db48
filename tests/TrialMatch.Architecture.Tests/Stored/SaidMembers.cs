using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>Which members of the stored types the samples give a value to, and which they leave out.</summary>
internal sealed class SaidMembers
{
    private readonly HashSet<string> _known = [];
    private readonly HashSet<string> _said = [];

    public IEnumerable<string> Unsaid => _known.Except(_said).Order();

    public void Look(string json, Type type)
    {
        using var document = JsonDocument.Parse(json);
        Look(document.RootElement, type);
    }

    private void Look(JsonElement element, Type declared)
    {
        var type = TypeOf(element, declared);
        var contract = DomainJson.Options.GetTypeInfo(type);
        if (contract.Kind == JsonTypeInfoKind.Object)
        {
            LookAtMembers(element, type, contract);
        }
        else if (contract.Kind == JsonTypeInfoKind.Enumerable)
        {
            foreach (var item in element.EnumerateArray())
            {
                Look(item, contract.ElementType!);
            }
        }
    }

    private void LookAtMembers(JsonElement element, Type type, JsonTypeInfo contract)
    {
        foreach (var member in contract.Properties.Where(member => member.Get is not null))
        {
            var name = $"{type.Name}.{member.Name}";
            _known.Add(name);
            if (element.TryGetProperty(member.Name, out var value) && !IsNothing(value))
            {
                _said.Add(name);
                Look(value, member.PropertyType);
            }
        }
    }

    private static Type TypeOf(JsonElement element, Type declared) => declared == typeof(StudyEvent)
        ? StudyEventNames.ByType.Single(pair => pair.Value == element.GetProperty("event").GetString()).Key
        : Nullable.GetUnderlyingType(declared) ?? declared;

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
}
