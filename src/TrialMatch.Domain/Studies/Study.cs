using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Domain.Studies;

/// <summary>A study as its history makes it.</summary>
public sealed record Study
{
    public required StudyId Id { get; init; }

    /// <summary>The request that registered it.</summary>
    public required RequestId RequestId { get; init; }

    public required SponsorId Sponsor { get; init; }

    public required StudyDraft Draft { get; init; }

    public required Classification Classification { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public StudyState State { get; init; }

    /// <summary>The latest pick of sites, or what was found instead; null before the first.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>The matching round of <see cref="Plan"/>; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>Sites were picked in <see cref="Round"/> and it is not yet known whether all of them hold.</summary>
    public bool HasOpenRound { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts its events.</summary>
    public long Version { get; init; }

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
        study is null ? Begin(id, entry) : study.After(entry);

    private static Study Begin(StudyId id, HistoryEntry entry) => entry.Event is StudyRegistered registered
        ? new Study
        {
            Id = id,
            RequestId = registered.RequestId,
            Sponsor = registered.Sponsor,
            Draft = registered.Draft,
            Classification = registered.Classification,
            RegisteredAt = entry.At,
            UpdatedAt = entry.At,
            State = StudyState.Registered,
            Version = entry.Version,
        }
        : throw new InvalidOperationException($"The history of {id} begins with {entry.Event.GetType().Name}, not with a registration.");

    private Study After(HistoryEntry entry)
    {
        var next = entry.Event switch
        {
            SitesPicked picked => this with { State = StudyState.Matching, Plan = picked.Plan, Round = picked.Round, HasOpenRound = true },
            HoldsMade => this with { State = StudyState.Requested, HasOpenRound = false },
            HoldsRefused => this with { State = StudyState.Matching, HasOpenRound = false },
            StudySentToTriage => this with { State = StudyState.Triage },
            StudyWaitlisted waitlisted => this with { State = StudyState.Waitlisted, Plan = waitlisted.Plan },
            StudyFoundNotFeasible found => this with { State = StudyState.NotFeasible, Plan = found.Plan },
            _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} cannot happen to a study in state {State}."),
        };
        return next with { UpdatedAt = entry.At, Version = entry.Version };
    }
}
