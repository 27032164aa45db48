using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>A study as its history makes it (<see cref="StudyFold"/>).</summary>
public sealed record Study
{
    public required StudyId Id { get; init; }

    /// <summary>The request that registered it.</summary>
    public required RequestId RequestId { get; init; }

    public required SponsorId Sponsor { get; init; }

    public required StudyDraft Draft { get; init; }

    public required Classification Classification { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>
    /// Studies, of whatever sponsor, that were likely the same one when it was registered. For the coordinating unit alone: a sponsor
    /// may not see another's.
    /// </summary>
    public ImmutableArray<StudyId> LikelyDuplicates { get; init; } = [];

    public StudyState State { get; init; }

    /// <summary>The latest pick of sites, or what was found instead; null before the first.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>The matching round of <see cref="Plan"/>; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>Sites were picked in <see cref="Round"/> and it is not yet known whether all of them hold.</summary>
    public bool HasOpenRound { get; init; }

    /// <summary>Rounds one after another in which a site would not hold.</summary>
    public int RoundsRefused { get; init; }

    /// <summary>Why sites have to be picked again; empty when they need not.</summary>
    public string RematchCause { get; init; } = string.Empty;

    /// <summary>The sites that were asked, each trust once, in the order in which they were last asked.</summary>
    public ImmutableArray<StudySite> Sites { get; init; } = [];

    /// <summary>When the time to answer is over; null before anyone is asked.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>When the offer lapses; null when there is none.</summary>
    public DateTimeOffset? OfferStandsUntil { get; init; }

    /// <summary>The sponsor accepted the offer and the trusts are committing.</summary>
    public bool IsPlacing { get; init; }

    /// <summary>When the study was placed.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>When enrolment was said to be over.</summary>
    public DateTimeOffset? EnrolmentEndedAt { get; init; }

    /// <summary>Its place in the waiting list: 0 to 9, a higher one is served first.</summary>
    public int Priority { get; init; }

    /// <summary>Its turn among those that want the same capacity.</summary>
    public WaitingOrder Order => new(Priority, RegisteredAt, Id);

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts its events.</summary>
    public long Version { get; init; }

    /// <summary>It has ended: nothing can happen to it any more.</summary>
    public bool IsOver => State is StudyState.Closed or StudyState.NotFeasible or StudyState.Declined or StudyState.Expired or StudyState.Withdrawn;

    /// <summary>It has ended, and every trust is known to have got back what it held: its history is whole.</summary>
    public bool IsSettledForGood => IsOver && Sites.All(site => site.IsSettled);

    /// <summary>The month of the first patient; null while none is reported.</summary>
    public Month? FirstPatientMonth => Sites
        .SelectMany(site => site.Recruited.Where(reported => reported.Value > 0).Select(reported => (Month?)reported.Key))
        .Min();

    /// <summary>
    /// Its entry on the regional account, as it was placed. None before, and none where it ended with no patient recruited: then no
    /// region got anything, and none is owed for it.
    /// </summary>
    public ImmutableArray<AccountEntry> AccountEntries =>
        PlacedAt is null || (IsOver && FirstPatientMonth is null) ? [] : AccountEntry.Of(Plan!.Regions);

    public StudySite? FindSite(TrustId trust) => Sites.FirstOrDefault(site => site.Trust == trust);

    /// <summary>The study that the history tells of; null for an empty one.</summary>
    /// <exception cref="InvalidOperationException">The history does not begin with a registration.</exception>
    public static Study? Replay(StudyId id, ImmutableArray<HistoryEntry> history)
    {
        Study? study = null;
        foreach (var entry in history)
        {
            study = After(study, id, entry);
        }

        return study;
    }

    /// <summary>The study after one more entry of its history.</summary>
    /// <param name="study">Null before the first entry.</param>
    /// <exception cref="InvalidOperationException">The event cannot happen to the study.</exception>
    public static Study After(Study? study, StudyId id, HistoryEntry entry) =>
        study is null ? StudyFold.Begin(id, entry) : StudyFold.Apply(study, entry);
}
