using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>Asks to record an event in a study's history. Repeating it with the same request id changes nothing.</summary>
/// <param name="IfVersion">The version of the study that the command applies to; null for any.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.RecordEvent")]
public sealed record RecordEvent(RequestId RequestId, Actor Actor, CommandEvent Wanted, long? IfVersion = null);
