using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The patients that a site of a study last reported for a month.</summary>
/// <param name="Patients">0 or more.</param>
public sealed record RecruitedMonth(TrustId Trust, Month Month, int Patients);
