using System.Globalization;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Worker;

/// <summary>State that says how often it was written: in itself, in its registry rows, and once for each write in the feed.</summary>
internal sealed class CountedStudy : IHasStudyEntry, IHasFeed
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Id { get; set; } = "";

    public int Writes { get; set; }

    public string Filler { get; set; } = "";

    [JsonIgnore]
    public FeedOutbox Feed { get; } = new();

    /// <summary>Counts one more write, and has the feed told of it.</summary>
    public void Count()
    {
        Writes++;
        Feed.Add(new FeedItem(Topic(Id), Start, Writes.ToString(CultureInfo.InvariantCulture)));
    }

    public static string Topic(string id) => $"counted/{id}";

    public StudyEntry ToStudyEntry() => new(
        new StudyId(Id),
        new SponsorId("sponsor"),
        "Counted study",
        StudyState.Matching,
        Area.Cancer,
        Start,
        Start.AddMinutes(Writes),
        Priority: 0,
        Requests:
        [
            new RequestEntry(
                new StudyId(Id), "Counted study", Area.Cancer, new TrustId("trust"), RequestState.Open, Start, Start, Writes),
        ]);

    /// <summary>The number of writes that a registry row stands for.</summary>
    public static int WritesOf(StudyEntry entry) => (int)(entry.DueAt!.Value - Start).TotalMinutes;
}
