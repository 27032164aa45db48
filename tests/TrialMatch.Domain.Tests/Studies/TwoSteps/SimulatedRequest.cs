using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>A sponsor's request, and what its sponsor and the sites will decide. It is the same however it is put.</summary>
/// <param name="Comes">Whether the sponsor decides to come to Norway.</param>
/// <param name="IsSilent">Whether a sponsor that does not come says nothing, so that its offer or inquiry lapses.</param>
internal sealed record SimulatedRequest(
    StudyDraft Draft, DateOnly Arrives, DateOnly Decides, bool Comes, bool IsSilent, ImmutableDictionary<TrustId, SiteMind> Minds);
