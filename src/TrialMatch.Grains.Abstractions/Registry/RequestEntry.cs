using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A request's row in the registry: the question that a study put to a trust, and its outcome.</summary>
/// <param name="Study">The study that asks; its <see cref="StudyEntry"/> carries this row.</param>
/// <param name="Area">The area whose centre coordinates the request.</param>
/// <param name="AnswerBy">The deadline: the last instant at which an answer counts.</param>
/// <param name="Patients">The number of patients asked for, whatever has been accepted since.</param>
public sealed record RequestEntry(
    StudyId Study,
    string StudyTitle,
    Area Area,
    TrustId Trust,
    RequestState State,
    DateTimeOffset AskedAt,
    DateTimeOffset AnswerBy,
    int Patients)
{
    /// <summary>The site's cap; 0 unless it has accepted.</summary>
    public int AcceptedPatients { get; init; }

    /// <summary>The first month in which the site will enrol; null unless it has accepted.</summary>
    public Month? AcceptedStart { get; init; }

    /// <summary>The time of the site's answer; null where it has not answered, in news, and in rows last written before it was recorded.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Why the site declined; null where it did not, in news, and in rows last written before it was recorded.</summary>
    public DeclineReason? DeclineReason { get; init; }

    /// <summary>
    /// The patients expected there by the offer that the sponsor accepted; null before, in news, and in rows last written before it was recorded.
    /// </summary>
    public double? PromisedPatients { get; init; }

    /// <summary>
    /// What became of the inquiry's question to the site; null where there was none, in news, and in rows last written before it was recorded.
    /// </summary>
    public InterestState? Interest { get; init; }

    /// <summary>Whether title and sponsor are withheld from sites, centres and regions.</summary>
    public bool IsBlinded { get; init; }

    /// <summary>What the site needs to know to answer; null in news, and in rows last written before briefs existed.</summary>
    public RequestBrief? Brief { get; init; }
}
