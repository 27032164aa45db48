using System.Collections.Immutable;

namespace TrialMatch.Domain.Placement;

/// <summary>The commitment of a running site.</summary>
/// <param name="Patients">The largest number of patients, including those already recruited.</param>
/// <param name="StartsByMonth">The starts reserved in each month, from the hold's first month on.</param>
internal sealed record Commitment(int Patients, ImmutableArray<int> StartsByMonth);
