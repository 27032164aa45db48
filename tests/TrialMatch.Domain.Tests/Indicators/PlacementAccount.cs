using TrialMatch.Domain.Regions;

namespace TrialMatch.Domain.Tests.Indicators;

/// <summary>What a placement gave a region.</summary>
internal sealed record PlacementAccount(DateTimeOffset PlacedAt, AccountEntry Entry);
