using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>What counts of patients are made from in a year, of every scope.</summary>
/// <param name="First">January.</param>
/// <param name="Studies">Those registered in the year.</param>
/// <param name="Recruitment">That of the year's months.</param>
/// <param name="RecruitmentYearBefore">That of the months of the year before.</param>
public sealed record YearFacts(
    Month First, IReadOnlyList<StudyFact> Studies, IReadOnlyList<RecruitmentFact> Recruitment, IReadOnlyList<RecruitmentFact> RecruitmentYearBefore)
{
    public YearCovers CoversOf(IndicatorScope scope) => new(scope, Studies, Recruitment, RecruitmentYearBefore);
}
