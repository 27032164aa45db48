using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>Writes each event under its stored name, never under its CLR name.</summary>
internal sealed class StudyEventTypeResolver : DefaultJsonTypeInfoResolver
{
    public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var info = base.GetTypeInfo(type, options);
        if (type == typeof(StudyEvent))
        {
            info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
            foreach (var (eventType, name) in StudyEventNames.ByType)
            {
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(eventType, name));
            }
        }

        return info;
    }
}
