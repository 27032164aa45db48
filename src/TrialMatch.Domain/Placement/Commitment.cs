using System.Collections.Immutable;

namespace TrialMatch.Domain.Placement;

/// <summary>What a running site's commitment comes to.</summary>
/// <param name="Patients">The most patients it is for, those recruited included.</param>
/// <param name="StartsByMonth">Enrolments reserved, from the hold's first month on.</param>
internal sealed record Commitment(int Patients, ImmutableArray<int> StartsByMonth);
