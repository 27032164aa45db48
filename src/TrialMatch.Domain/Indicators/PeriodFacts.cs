using System.Collections.Immutable;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Domain.Indicators;

/// <summary>What is counted in a period, of every scope.</summary>
/// <param name="Requests">Those asked in the period.</param>
/// <param name="Studies">Those registered in the period.</param>
/// <param name="Recruitment">That of the period's months.</param>
/// <param name="RecruitmentYearBefore">That of the same months of the year before.</param>
/// <param name="Account">What the placements of the period gave each region.</param>
public sealed record PeriodFacts(
    IReadOnlyList<RequestFact> Requests,
    IReadOnlyList<StudyFact> Studies,
    IReadOnlyList<RecruitmentFact> Recruitment,
    IReadOnlyList<RecruitmentFact> RecruitmentYearBefore,
    ImmutableArray<AccountEntry> Account)
{
    public static PeriodFacts None { get; } = new([], [], [], [], []);
}
