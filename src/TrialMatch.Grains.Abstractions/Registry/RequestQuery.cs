using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Filters for a list of requests; a null filter matches everything.</summary>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="PageToken">The previous page's <see cref="RequestPage.NextPageToken"/>, or empty for the first page.</param>
public sealed record RequestQuery(Area? Area, TrustId? Trust, RequestState? State, int PageSize, string PageToken)
{
    /// <summary>The states in which a site's answer is waited for.</summary>
    public static ImmutableArray<RequestState> Unanswered { get; } = [RequestState.Open, RequestState.InterestAsked];

    /// <summary>Whether only those in a state of <see cref="Unanswered"/> match; <see cref="State"/> is null then.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The trusts to whose requests the list is cut, each once; empty for all. Not heeded where <see cref="Trust"/> names one.</summary>
    public ImmutableArray<TrustId> Among { get; init; } = [];
}
