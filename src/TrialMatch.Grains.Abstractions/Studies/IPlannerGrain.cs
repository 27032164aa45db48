using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>Plans a placement on live figures without storing or holding anything. Stateless: as many as there is work for.</summary>
[Alias("trialmatch.IPlannerGrain")]
public interface IPlannerGrain : IGrainWithIntegerKey
{
    /// <exception cref="OperationCanceledException">It was cancelled; what would have had each site chosen takes a while to work out.</exception>
    [Alias("Preview")]
    Task<PreviewReply> PreviewAsync(PreviewPlacement query, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("trialmatch.PreviewPlacement")]
public sealed record PreviewPlacement(StudyDraft Draft, PlanExtras Extras);

[GenerateSerializer, Immutable, Alias("trialmatch.PreviewReply")]
public sealed record PreviewReply(PlacementPreview? Preview, Refusal? Refusal);
