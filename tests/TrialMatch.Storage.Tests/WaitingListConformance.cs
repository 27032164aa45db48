using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must do with the studies that wait for capacity.</summary>
public abstract class WaitingListConformance : StorageConformance
{
    [Fact]
    public async Task The_list_is_served_by_priority_then_arrival_then_id()
    {
        await WriteAsync("b-late", minutes: 9, priority: 3);
        await WriteAsync("a-late", minutes: 9, priority: 3);
        await WriteAsync("early", minutes: 1, priority: 3);
        await WriteAsync("urgent", minutes: 30, priority: 9);
        await WriteAsync("patient", minutes: 0, priority: 0);
        await WriteAsync("placed", minutes: 0, priority: 9, StudyState.Placed);

        Assert.Equal(["urgent", "early", "a-late", "b-late", "patient"], await IdsAsync(Area.Cancer, 10));
        Assert.Equal(["urgent", "early"], await IdsAsync(Area.Cancer, 2));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Registry.ListWaitingAsync(Area.Cancer, 0, Cancelled));
    }

    [Fact]
    public async Task A_study_leaves_the_list_with_its_state_and_moves_with_its_priority()
    {
        await WriteAsync("one", minutes: 1, priority: 5);
        await WriteAsync("two", minutes: 2, priority: 5);
        await WriteAsync("two", minutes: 2, priority: 6);
        Assert.Equal(["two", "one"], await IdsAsync(Area.Cancer, 10));
        Assert.Equal(6, (await Registry.ListWaitingAsync(null, 1, Cancelled))[0].Priority);

        await WriteAsync("two", minutes: 2, priority: 6, StudyState.Matching);

        Assert.Equal(["one"], await IdsAsync(null, 10));
    }

    [Fact]
    public async Task Lists_and_places_of_random_studies_are_what_sorting_gives()
    {
        var random = Seed.Random();
        var studies = new List<StudyEntry>();
        for (var i = 0; i < 80; i++)
        {
            studies.Add(await WriteAsync(
                $"study-{random.Next():x8}",
                random.Next(6),
                random.Next(10),
                random.Next(4) == 0 ? StudyState.Requested : StudyState.Waitlisted,
                random.Next(2) == 0 ? Area.Cancer : Area.BrainHealth));
        }

        foreach (var lead in new Area?[] { null, Area.Cancer, Area.BrainHealth })
        {
            Assert.Equal(Served(studies, lead).Select(study => study.Id.Value), await IdsAsync(lead, 100));
        }

        foreach (var study in studies)
        {
            var before = Served([.. studies.Where(other => other.Id != study.Id || other.State == StudyState.Waitlisted), study with { State = StudyState.Waitlisted }], study.Lead)
                .TakeWhile(other => other.Id != study.Id)
                .Count();
            Assert.Equal(
                before,
                await Registry.CountWaitingBeforeAsync(study.Lead, study.Priority, study.RegisteredAt, study.Id, Cancelled));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public async Task A_priority_out_of_range_is_refused_by_name(int priority)
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync("study", 0, priority));

        Assert.Contains($"Priority is {priority}; expected 0 to 9", e.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<StudyEntry> Served(IEnumerable<StudyEntry> studies, Area? lead) => studies
        .Where(study => study.State == StudyState.Waitlisted && (lead is null || study.Lead == lead))
        .OrderByDescending(study => study.Priority)
        .ThenBy(study => study.RegisteredAt)
        .ThenBy(study => study.Id.Value, StringComparer.Ordinal);

    private async Task<StudyEntry> WriteAsync(
        string id, int minutes, int priority, StudyState state = StudyState.Waitlisted, Area lead = Area.Cancer)
    {
        var study = new ListedStudy
        {
            Id = id,
            State = state,
            Lead = lead,
            Priority = priority,
            RegisteredAt = ListedStudy.Start.AddMinutes(minutes),
        };
        await WriteAsync(GrainId.Create("study", id), study);
        return study.ToStudyEntry()!;
    }

    private async Task<IEnumerable<string>> IdsAsync(Area? lead, int limit) =>
        (await Registry.ListWaitingAsync(lead, limit, Cancelled)).Select(study => study.Id.Value);
}
