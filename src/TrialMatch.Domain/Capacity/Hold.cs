using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Capacity;

/// <summary>One study's reservation at one trust. A trust has at most one for a study; a later round replaces it.</summary>
/// <param name="Round">The study's matching round that asked for it; a message of an earlier round changes nothing.</param>
/// <param name="Patients">The most patients it reserves for.</param>
/// <param name="ChangedAt">When it came to be in this state.</param>
public sealed record Hold(
    StudyId Study,
    int Round,
    HoldState State,
    int Patients,
    ImmutableArray<PoolTake> Takes,
    DateTimeOffset ChangedAt);
