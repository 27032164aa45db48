using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>Whom to ask next should a chosen site decline, all other chosen sites staying.</summary>
/// <param name="Next">The cheapest sites that make up for it; empty where the others suffice, or nobody makes up for it.</param>
/// <param name="Probability">P(offerable number) then.</param>
public sealed record BackUp(TrustId Trust, ImmutableArray<TrustId> Next, double Probability);
