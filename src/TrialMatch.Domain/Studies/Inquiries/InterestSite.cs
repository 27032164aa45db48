using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>A site that an inquiry asked whether it is interested. Nothing is held there.</summary>
public sealed record InterestSite : IAskedSite
{
    public required TrustId Trust { get; init; }

    /// <summary>The network for which it was asked.</summary>
    public required Area Area { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The deadline by which answers are collated. Later ones count too, until the sponsor has decided.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The patients that the plan would ask it for, as planned when it was asked; 1 or more.</summary>
    public required int Patients { get; init; }

    /// <summary>The first month in which it could enrol, as planned when it was asked.</summary>
    public required Month Start { get; init; }

    /// <summary>Its latest answer; null where it has not answered.</summary>
    public InterestReported? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether the deadline passed before it answered.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether the inquiry ended before it answered.</summary>
    public bool IsDropped { get; init; }

    public ReminderKind Reminded { get; init; }

    public bool IsOpen => Answer is null && !IsSilent && !IsDropped;

    /// <summary>Whether it answered after the deadline.</summary>
    public bool IsLate => AnsweredAt > AnswerBy;

    public bool SaidYes => Answer?.Form.IsYes == true;

    public bool SaidNo => Answer?.Form.IsYes == false;
}
