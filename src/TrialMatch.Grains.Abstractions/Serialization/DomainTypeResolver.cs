using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>
/// Writes each event under its stored name instead of its CLR name, and writes only properties that can be read back. A derived property
/// would be stored twice, and after a change the old value could contradict the new one.
/// </summary>
internal sealed class DomainTypeResolver : DefaultJsonTypeInfoResolver
{
    public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var info = base.GetTypeInfo(type, options);
        if (type == typeof(StudyEvent))
        {
            NameEvents(info);
        }

        if (info.Kind == JsonTypeInfoKind.Object)
        {
            DropDerived(info);
            GroupsWithoutCentre.SetApart(info);
        }

        return info;
    }

    private static void NameEvents(JsonTypeInfo info)
    {
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var (eventType, name) in StudyEventNames.ByType)
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(eventType, name));
        }
    }

    private static void DropDerived(JsonTypeInfo info)
    {
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i] is { Set: null, AssociatedParameter: null })
            {
                info.Properties.RemoveAt(i);
            }
        }
    }
}
