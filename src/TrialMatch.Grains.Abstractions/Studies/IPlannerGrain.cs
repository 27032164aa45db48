using Orleans.CodeGeneration;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>
/// Plans placements on current figures. Stores nothing and holds nothing. A stateless worker: Orleans starts as many as there is work for.
/// </summary>
[Alias("trialmatch.IPlannerGrain")]
[Version(GrainVersion.Current)]
public interface IPlannerGrain : IGrainWithIntegerKey
{
    /// <exception cref="OperationCanceledException">The call was cancelled. Extras such as counterfactuals take a while to compute.</exception>
    [Alias("Preview")]
    Task<PreviewReply> PreviewAsync(PreviewPlacement query, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("trialmatch.PreviewPlacement")]
public sealed record PreviewPlacement(StudyDraft Draft, PlanExtras Extras);

[GenerateSerializer, Immutable, Alias("trialmatch.PreviewReply")]
public sealed record PreviewReply(PlacementPreview? Preview, Refusal? Refusal);
