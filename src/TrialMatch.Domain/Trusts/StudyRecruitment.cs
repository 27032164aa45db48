using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>A site's recruitment to one study.</summary>
/// <param name="Patients">The patients recruited, 0 or more.</param>
/// <param name="EligiblePatientMonths">The declared eligible patients, summed over the months in which it was open, 0 or more.</param>
public readonly record struct StudyRecruitment(StudyId Study, int Patients, double EligiblePatientMonths);
