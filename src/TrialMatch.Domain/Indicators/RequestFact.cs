using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>What indicators count of a request to take part, or of an inquiry's question to a site.</summary>
/// <param name="AnsweredAt">Null where the site has not answered, and in rows from before the time was recorded.</param>
/// <param name="DeclineReason">Null unless it declined, and in rows from before the reason was recorded.</param>
/// <param name="AcceptedPatients">0 unless it accepted.</param>
public sealed record RequestFact(
    TrustId Trust,
    Area Area,
    RequestState State,
    DateTimeOffset AskedAt,
    DateTimeOffset AnswerBy,
    DateTimeOffset? AnsweredAt,
    DeclineReason? DeclineReason,
    int AcceptedPatients)
{
    /// <summary>Whether it asks the site to take part, not whether it is interested.</summary>
    public bool IsRequest => State is >= RequestState.Open and <= RequestState.Lost;

    /// <summary>Whether the site said yes, whatever became of it.</summary>
    public bool IsAccepted => State == RequestState.Accepted || AcceptedPatients > 0;

    public bool IsDeclined => State == RequestState.Declined;

    public bool IsAnswered => IsAccepted || IsDeclined;

    public bool IsSilent => State == RequestState.NoAnswer;

    /// <summary>Whether the site answered by the deadline. Later answers to requests are refused, so one without a known time was in time.</summary>
    public bool IsAnsweredInTime => IsAnswered && !(AnsweredAt > AnswerBy);
}
