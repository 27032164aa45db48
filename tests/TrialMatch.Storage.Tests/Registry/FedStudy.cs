using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Tests.Registry;

/// <summary>State of a grain that lists a study and tells the feed.</summary>
public sealed class FedStudy : IHasStudyEntry, IHasFeed
{
    public ListedStudy Study { get; set; } = new();

    [JsonIgnore]
    public FeedOutbox Feed { get; } = new();

    public StudyEntry? ToStudyEntry() => Study.ToStudyEntry();
}
