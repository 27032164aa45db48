using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>The study or a refusal; neither if there is no such study.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.StudyReply")]
public sealed record StudyReply(Study? Study, Refusal? Refusal);
