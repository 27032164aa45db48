using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Filters for a list of requests; a null filter matches everything.</summary>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="PageToken">The previous page's <see cref="RequestPage.NextPageToken"/>, or empty for the first page.</param>
public sealed record RequestQuery(Area? Area, TrustId? Trust, RequestState? State, int PageSize, string PageToken);
