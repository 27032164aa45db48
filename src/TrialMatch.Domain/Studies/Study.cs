using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>A study's state, derived from its history (<see cref="StudyFold"/>).</summary>
public sealed record Study
{
    public required StudyId Id { get; init; }

    /// <summary>The request id of its registration.</summary>
    public required RequestId RequestId { get; init; }

    public required SponsorId Sponsor { get; init; }

    public required StudyDraft Draft { get; init; }

    public required Classification Classification { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>
    /// The likely duplicates, of any sponsor, at registration. Only for the coordinating unit: a sponsor must not see another sponsor's studies.
    /// </summary>
    public ImmutableArray<StudyId> LikelyDuplicates { get; init; } = [];

    public StudyState State { get; init; }

    /// <summary>The inquiry that it began as; null where it was registered to be placed.</summary>
    public Inquiry? Inquiry { get; init; }

    /// <summary>The latest plan, whether or not it picked sites; null before the first.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>The matching round of <see cref="Plan"/>; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>Whether sites were picked in <see cref="Round"/> and their holds are not yet confirmed.</summary>
    public bool HasOpenRound { get; init; }

    /// <summary>The number of consecutive rounds in which a site refused to hold.</summary>
    public int RoundsRefused { get; init; }

    /// <summary>The reason for picking sites again; empty where there is none.</summary>
    public string RematchCause { get; init; } = string.Empty;

    /// <summary>The sites that were asked, each trust once, in the order in which they were last asked.</summary>
    public ImmutableArray<StudySite> Sites { get; init; } = [];

    /// <summary>The deadline for answers; null before any site is asked.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>The time at which the offer lapses; null where there is none.</summary>
    public DateTimeOffset? OfferStandsUntil { get; init; }

    /// <summary>Whether the sponsor accepted the offer and the trusts are committing.</summary>
    public bool IsPlacing { get; init; }

    /// <summary>The time of placement.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>The time at which enrolment was reported to be over.</summary>
    public DateTimeOffset? EnrolmentEndedAt { get; init; }

    /// <summary>The priority in the waiting list: 0 to 9, a higher one is served first.</summary>
    public int Priority { get; init; }

    /// <summary>The place in the waiting order.</summary>
    public WaitingOrder Order => new(Priority, RegisteredAt, Id);

    /// <summary>Whether title and sponsor are withheld from sites, centres and regions: the sponsor asked for it, and has not disclosed them.</summary>
    public bool IsBlinded { get; init; }

    /// <summary>The sponsor's leave to show it to the public; null without one.</summary>
    public PublicRelease? Release { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version { get; init; }

    /// <summary>Whether the study has ended, so that no command applies to it any more.</summary>
    public bool IsOver => State is StudyState.Closed or StudyState.NotFeasible or StudyState.Declined or StudyState.Expired or StudyState.Withdrawn;

    /// <summary>Whether the study has ended and every trust has confirmed the release, so that its history is complete.</summary>
    public bool IsSettledForGood => IsOver && Sites.All(site => site.IsSettled);

    /// <summary>The month of the first patient; null until one is reported.</summary>
    public Month? FirstPatientMonth => Sites
        .SelectMany(site => site.Recruited.Where(reported => reported.Value > 0).Select(reported => (Month?)reported.Key))
        .Min();

    /// <summary>
    /// Its entries in the regional account, as placed. Empty before placement, and where the study ended with no patient recruited: then no region
    /// got any, and none is due.
    /// </summary>
    public ImmutableArray<AccountEntry> AccountEntries =>
        PlacedAt is null || (IsOver && FirstPatientMonth is null) ? [] : AccountEntry.Of(Plan!.Regions);

    /// <summary>The trusts that were asked, by a request or by an inquiry, each once, with the network for which each was asked.</summary>
    public IEnumerable<(TrustId Trust, Area Area)> Asked => Sites.Select(site => (site.Trust, site.Area))
        .Concat((Inquiry?.Sites ?? []).Where(site => FindSite(site.Trust) is null).Select(site => (site.Trust, site.Area)));

    public StudySite? FindSite(TrustId trust) => Sites.FirstOrDefault(site => site.Trust == trust);

    /// <summary>Returns the study with the given history; null for an empty history.</summary>
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

    /// <summary>Returns the study after one more entry of its history.</summary>
    /// <param name="study">Null before the first entry.</param>
    /// <exception cref="InvalidOperationException">The event cannot happen to the study.</exception>
    public static Study After(Study? study, StudyId id, HistoryEntry entry) =>
        study is null ? StudyFold.Begin(id, entry) : StudyFold.Apply(study, entry);
}
