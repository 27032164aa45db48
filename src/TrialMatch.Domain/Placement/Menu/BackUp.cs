using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>The sites to ask next if a chosen site declines and all other chosen sites stay.</summary>
/// <param name="Next">The cheapest sites that replace it; empty where the others suffice, or no sites can replace it.</param>
/// <param name="Probability">P(offerable number) with them.</param>
public sealed record BackUp(TrustId Trust, ImmutableArray<TrustId> Next, double Probability);
