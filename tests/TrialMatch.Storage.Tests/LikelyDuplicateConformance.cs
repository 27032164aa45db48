using System.Collections.Immutable;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must do with the keys by which studies are compared.</summary>
public abstract class LikelyDuplicateConformance : StorageConformance
{
    [Fact]
    public async Task A_study_is_found_by_each_of_its_keys_as_soon_as_its_state_is_written()
    {
        await WriteAsync(Study("a", ["code", "id"]));
        await WriteAsync(Study("b", ["else"]));

        Assert.Equal([Found("id", "a"), Found("code", "a")], await FindAsync("id", "none", "code"));
    }

    [Fact]
    public async Task Keys_change_with_the_state_and_go_with_it()
    {
        await WriteAsync(Study("a", ["first", "second"]));

        await WriteAsync(Study("a", ["second", "third"]));
        Assert.Equal([Found("second", "a"), Found("third", "a")], await FindAsync("first", "second", "third"));

        await WriteAsync(Study("a", []));
        Assert.Empty(await FindAsync("first", "second", "third"));
    }

    [Fact]
    public async Task A_study_that_is_listed_no_more_is_found_no_more()
    {
        await WriteAsync(Study("a", ["key"]));

        await WriteAsync(Study("a", ["key"]) with { IsListed = false });

        Assert.Empty(await FindAsync("key"));
    }

    [Fact]
    public async Task Keys_are_there_after_the_store_was_closed()
    {
        await WriteAsync(Study("a", ["key"]));

        await ReopenAsync();

        Assert.Equal([Found("key", "a")], await FindAsync("key"));
    }

    [Fact]
    public async Task A_new_study_that_does_not_know_of_another_with_its_key_is_not_written()
    {
        await WriteAsync(Study("a", ["key"]));

        await Assert.ThrowsAsync<DuplicateNotKnownException>(() => WriteAsync(Study("b", ["other", "key"])));

        Assert.False((await ReadAsync<ListedStudy>(GrainOf("b"))).RecordExists);
        Assert.Equal([Found("key", "a")], await FindAsync("key", "other"));
    }

    [Fact]
    public async Task A_new_study_that_knows_of_the_others_is_written()
    {
        await WriteAsync(Study("a", ["key"]));

        await WriteAsync(Study("b", ["key"]) with { KnownDuplicates = [new StudyId("a")] });

        Assert.Equal([Found("key", "a"), Found("key", "b")], await FindAsync("key"));
    }

    [Fact]
    public async Task A_study_that_was_written_before_goes_on_whoever_came_after_it()
    {
        await WriteAsync(Study("a", ["key"]));
        await WriteAsync(Study("b", ["key"]) with { KnownDuplicates = [new StudyId("a")] });

        await WriteAsync(Study("a", ["key"]) with { Title = "Changed" });

        Assert.Equal("Changed", (await ReadAsync<ListedStudy>(GrainOf("a"))).State!.Title);
    }

    [Fact]
    public async Task Of_new_studies_at_once_that_share_a_key_one_is_written()
    {
        const int Writes = 20;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writes).Select(
            async i => await Record.ExceptionAsync(() => WriteAsync(Study($"study-{i}", ["key"])))));
        var failures = outcomes.OfType<Exception>().ToList();

        Assert.All(failures, failure => Assert.IsType<DuplicateNotKnownException>(failure));
        Assert.Equal(Writes - 1, failures.Count);
        Assert.Single(await FindAsync("key"));
    }

    [Fact]
    public async Task Of_a_key_that_many_share_the_first_are_told_and_need_be_known()
    {
        ImmutableArray<string> key = ["key"];
        for (var i = 0; i < IStudyRegistry.MaxDuplicatesPerKey + 3; i++)
        {
            var known = (await Registry.FindLikelyDuplicatesAsync(key, Cancelled)).Select(other => other.Study);
            await WriteAsync(Study($"study-{i}", key) with { KnownDuplicates = [.. known] });
        }

        var found = await FindAsync("key");

        Assert.Equal(Enumerable.Range(0, IStudyRegistry.MaxDuplicatesPerKey).Select(i => Found("key", $"study-{i}")), found);
    }

    private static GrainId GrainOf(string id) => GrainId.Create("study", id);

    private static ListedStudy Study(string id, ImmutableArray<string> keys) => new() { Id = id, IdentityKeys = keys };

    private static LikelyDuplicate Found(string key, string id) => new(key, new StudyId(id), new SponsorId("sponsor-1"));

    private Task<GrainState<ListedStudy>> WriteAsync(ListedStudy study) => WriteAsync(GrainOf(study.Id), study);

    private Task<IReadOnlyList<LikelyDuplicate>> FindAsync(params ReadOnlySpan<string> keys) =>
        Registry.FindLikelyDuplicatesAsync([.. keys], Cancelled);
}
