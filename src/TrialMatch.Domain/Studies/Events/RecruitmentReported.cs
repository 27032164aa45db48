using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A site reported how many patients it recruited in a month. A later report of the same month corrects it.</summary>
public sealed record RecruitmentReported(TrustId Trust, Month Month, int Patients, string Remarks) : CommandedEvent(Remarks);
