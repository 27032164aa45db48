using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A site reported how many patients it recruited in a month. A later report of the same month corrects it.</summary>
public sealed record RecruitmentReported(TrustId Trust, Month Month, int Patients, string Remarks) : CommandedEvent(Remarks)
{
    /// <summary>Whoever reports says that the site did recruit outside the months that it accepted.</summary>
    public bool IsOutsideWindowConfirmed { get; init; }

    /// <summary>Whoever reports says that the figure is right, however unlikely.</summary>
    public bool IsFigureConfirmed { get; init; }
}
