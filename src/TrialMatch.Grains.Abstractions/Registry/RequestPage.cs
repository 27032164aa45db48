using System.Collections.Immutable;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <param name="NextPageToken">Empty on the last page.</param>
public sealed record RequestPage(ImmutableArray<RequestEntry> Requests, string NextPageToken);
