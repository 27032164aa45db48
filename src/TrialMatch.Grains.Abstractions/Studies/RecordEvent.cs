using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>What a person wants to happen to a study. Repeating it with the same request id changes nothing.</summary>
/// <param name="IfVersion">The version of the study that it is meant for; null where any will do.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.RecordEvent")]
public sealed record RecordEvent(RequestId RequestId, Actor Actor, CommandEvent Wanted, long? IfVersion = null);
