using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>Asks to record an event in a study's history. Repeating it with the same request id changes nothing.</summary>
/// <param name="IfVersion">The version of the study that the command applies to; null for any.</param>
/// <param name="Authority">In what capacity the actor commands it; null if a silo or gateway of a version before it sent the command.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.RecordEvent")]
public sealed record RecordEvent(RequestId RequestId, Actor Actor, CommandEvent Wanted, long? IfVersion = null, Authority? Authority = null);
