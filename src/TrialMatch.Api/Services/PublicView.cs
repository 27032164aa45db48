using System.Collections.Immutable;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

/// <summary>What the public sees.</summary>
/// <param name="Trials">The released trials, the latest placed first.</param>
/// <param name="Fields">One for each area of a centre.</param>
/// <param name="From">The first day that the fields count.</param>
/// <param name="To">The last.</param>
internal sealed record PublicView(ImmutableArray<PublicTrial> Trials, ImmutableArray<PublicField> Fields, DateOnly From, DateOnly To);
