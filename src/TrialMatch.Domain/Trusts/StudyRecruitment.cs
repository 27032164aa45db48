using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a site recruited to one study.</summary>
/// <param name="Patients">0 or more.</param>
/// <param name="EligiblePatientMonths">Patients it declared eligible, summed over the months in which it was open, 0 or more.</param>
public readonly record struct StudyRecruitment(StudyId Study, int Patients, double EligiblePatientMonths);
