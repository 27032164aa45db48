using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Worker;

/// <summary>State that says how often it was written, in itself and in its registry row.</summary>
internal sealed class CountedStudy : IHasStudyEntry
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Id { get; set; } = "";

    public int Writes { get; set; }

    public string Filler { get; set; } = "";

    public StudyEntry ToStudyEntry() => new(
        new StudyId(Id),
        new SponsorId("sponsor"),
        "Counted study",
        StudyState.Matching,
        Area.Cancer,
        Start,
        Start.AddMinutes(Writes));

    /// <summary>The number of writes that a registry row stands for.</summary>
    public static int WritesOf(StudyEntry entry) => (int)(entry.DueAt!.Value - Start).TotalMinutes;
}
