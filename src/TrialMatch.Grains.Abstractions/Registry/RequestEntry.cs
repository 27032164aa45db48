using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A request's row in the registry: what a study asked of a trust, and what came of it.</summary>
/// <param name="Study">The study that asks; the one whose <see cref="StudyEntry"/> carries the row.</param>
/// <param name="Area">The centre under which the trust is asked.</param>
/// <param name="AnswerBy">The deadline: the last instant at which an answer counts.</param>
/// <param name="Patients">The number asked for, whatever was accepted since.</param>
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
    /// <summary>The most patients the site takes; 0 unless it has accepted.</summary>
    public int AcceptedPatients { get; init; }

    /// <summary>The first month in which the site will enrol; null unless it has accepted.</summary>
    public Month? AcceptedStart { get; init; }

    /// <summary>What a site must know to answer; null in news, and in rows that were last written before there was one.</summary>
    public RequestBrief? Brief { get; init; }
}
