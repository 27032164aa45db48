using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>What is stored of a study: its history, from which everything else follows.</summary>
public sealed class StudyDocument : IHasStudyEntry
{
    public int SchemaVersion { get; set; } = 1;

    public StudyId Id { get; set; }

    public ImmutableArray<HistoryEntry> History { get; set; } = [];

    public StudyEntry? ToStudyEntry() => Study.Replay(Id, History) is { } study
        ? new StudyEntry(
            study.Id,
            study.Sponsor,
            study.Draft.Title,
            study.State,
            study.Classification.Lead ?? Area.Unspecified,
            study.RegisteredAt,
            StudyDecisions.DueAt(study),
            Priority: 0,
            Requests: [])
        : null;
}
