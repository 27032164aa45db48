using System.Collections.Immutable;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Board;

/// <summary>What a board pack is made from.</summary>
/// <param name="ThisYear">The indicators of the year so far.</param>
/// <param name="YearBefore">Those of the year before.</param>
/// <param name="NameOf">The name of a trust.</param>
/// <param name="OpenRequests">The requests to the scope's trusts that wait for an answer now.</param>
/// <param name="RequestsDueSoon">Of these, those whose deadline comes within two working days.</param>
/// <param name="Helpful">What more capacity would do, each trust and kind by itself.</param>
/// <param name="TrustsOnDefaults">The trusts of the scope whose capacity is still planned with by default.</param>
/// <param name="Trusts">The trusts of the scope.</param>
/// <param name="Obstacles">What the scope's trusts reported this year that stood in the way.</param>
public sealed record BoardFacts(
    ImmutableArray<IndicatorValue> ThisYear,
    ImmutableArray<IndicatorValue> YearBefore,
    Func<TrustId, string> NameOf,
    int OpenRequests,
    int RequestsDueSoon,
    ImmutableArray<CapacityEffect> Helpful,
    int TrustsOnDefaults,
    int Trusts,
    ObstacleCounts Obstacles);
