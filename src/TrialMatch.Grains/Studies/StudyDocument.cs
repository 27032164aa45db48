using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>What is stored of a study: its history, from which everything else follows.</summary>
public sealed class StudyDocument : IHasStudyEntry
{
    private Study? _study;

    public int SchemaVersion { get; set; } = 1;

    public StudyId Id { get; set; }

    public ImmutableArray<HistoryEntry> History { get; set; } = [];

    /// <summary>The study that the history tells of; null for an empty one.</summary>
    [JsonIgnore]
    public Study? Study => _study ??= Study.Replay(Id, History);

    /// <summary>The document with more entries at the end of its history.</summary>
    public StudyDocument With(StudyId id, ImmutableArray<HistoryEntry> entries) => new()
    {
        Id = id,
        History = History.AddRange(entries),
        _study = entries.Aggregate(Study, (study, entry) => Study.After(study, id, entry)),
    };

    public StudyEntry? ToStudyEntry() => Study is { } study
        ? new StudyEntry(
            study.Id,
            study.Sponsor,
            study.Draft.Title,
            study.State,
            study.Classification.Lead ?? Area.Unspecified,
            study.RegisteredAt,
            StudySteps.DueAt(study),
            study.Priority,
            [.. study.Sites.Select(site => ToRequestEntry(study, site))])
        : null;

    private static RequestEntry ToRequestEntry(Study study, StudySite site) => new(
        study.Id,
        study.Draft.Title,
        site.Area,
        site.Trust,
        site.State,
        site.AskedAt,
        site.AnswerBy,
        site.State == RequestState.Accepted ? site.Hold.Patients : site.AskedPatients);
}
