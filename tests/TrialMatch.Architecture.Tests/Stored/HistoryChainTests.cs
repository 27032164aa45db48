using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>Whatever is changed in a stored history shows in its chain, and a later program still finds an old chain intact.</summary>
public class HistoryChainTests
{
    /// <summary>Histories as they were stored when chains were introduced. Never written anew: a change that breaks them breaks every chain there is.</summary>
    private static readonly string Frozen = Repository.PathOf("tests", "TrialMatch.Architecture.Tests", "Chained");

    public static TheoryData<string> FrozenNames => [.. Directory.EnumerateFiles(Frozen, "*.json").Select(file => Path.GetFileName(file))];

    public static TheoryData<string> Chained =>
        [.. SampleDocuments.ByName.Where(sample => sample.Value is StudyDocument { History: [{ Hash: not null }, ..] }).Select(sample => sample.Key)];

    [Theory]
    [MemberData(nameof(FrozenNames))]
    public void A_history_that_was_stored_when_chains_were_introduced_is_intact(string file)
    {
        var study = Read(File.ReadAllText(Path.Combine(Frozen, file)));

        Assert.Null(CanonicalEntry.Chain.FindBreak(study.Id, study.History, HistoryChain.HeadOf(study.History)));
        Assert.Equal(1, HistoryChain.ChainedFrom(study.History));
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void A_value_that_is_changed_anywhere_in_a_stored_history_shows_at_its_entry(string name)
    {
        var stored = StoredForm.Write(SampleDocuments.ByName[name]);
        var head = HistoryChain.HeadOf(Read(stored).History);
        var changed = 0;
        foreach (var (version, altered) in Alterations(stored))
        {
            if (TryRead(altered) is { } read && StoredForm.Write(read) != stored)
            {
                changed++;
                var found = CanonicalEntry.Chain.FindBreak(read.Id, read.History, head);
                Assert.True(found?.Version == version, $"{found} instead of a break at {version} in {altered}");
            }
        }

        Assert.True(changed >= Read(stored).History.Length * 3, $"Only {changed} values were changed.");
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void An_entry_that_is_removed_moved_or_doubled_shows_where_it_was_and_a_cut_shows_by_the_head(string name)
    {
        var study = (StudyDocument)SampleDocuments.ByName[name];
        var history = study.History;
        var head = HistoryChain.HeadOf(history);
        for (var i = 0; i < history.Length; i++)
        {
            var kind = i == history.Length - 1 ? HistoryBreakKind.Truncated : HistoryBreakKind.OutOfOrder;
            Assert.Equal(new HistoryBreak(i + 1, kind), Break(history.RemoveAt(i)));
            Assert.Equal(new HistoryBreak(i + 1, HistoryBreakKind.Truncated), Break(history[..i]));
            Assert.Equal(i + 2, Break(history.Insert(i, history[i]))!.Version);
            if (i > 0)
            {
                Assert.Equal(new HistoryBreak(i, HistoryBreakKind.OutOfOrder), Break(Swap(history, i - 1, i)));
                var renumbered = Swap(history, i - 1, i);
                renumbered = renumbered.SetItem(i - 1, renumbered[i - 1] with { Version = i }).SetItem(i, renumbered[i] with { Version = i + 1 });
                Assert.Equal(new HistoryBreak(i, HistoryBreakKind.HashWrong), Break(renumbered));
            }
        }

        HistoryBreak? Break(ImmutableArray<HistoryEntry> altered) => CanonicalEntry.Chain.FindBreak(study.Id, altered, head);
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void A_chain_that_is_computed_anew_shows_by_the_head(string name)
    {
        var study = (StudyDocument)SampleDocuments.ByName[name];
        var bare = study.History.Select(entry => entry with { Hash = null }).ToImmutableArray();
        var forged = CanonicalEntry.Chain.Extend(study.Id, [], bare.SetItem(0, bare[0] with { At = bare[0].At.AddDays(1) }));

        Assert.Equal(
            new HistoryBreak(forged.Length, HistoryBreakKind.HeadDiffers),
            CanonicalEntry.Chain.FindBreak(study.Id, forged, HistoryChain.HeadOf(study.History)));
        Assert.Equal(
            new HistoryBreak(forged.Length, HistoryBreakKind.HeadDiffers),
            CanonicalEntry.Chain.FindBreak(study.Id, bare, HistoryChain.HeadOf(study.History)));
        Assert.Equal(
            new HistoryBreak(1, HistoryBreakKind.HeadMissing), CanonicalEntry.Chain.FindBreak(study.Id, study.History, head: null));
        Assert.Equal(
            new HistoryBreak(study.History.Length, HistoryBreakKind.BeyondHead),
            CanonicalEntry.Chain.FindBreak(study.Id, study.History, HistoryChain.HeadOf(study.History[..^1])));
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void One_study_s_history_does_not_pass_for_another_s(string name)
    {
        var study = (StudyDocument)SampleDocuments.ByName[name];

        Assert.Equal(
            new HistoryBreak(1, HistoryBreakKind.HashWrong),
            CanonicalEntry.Chain.FindBreak(new StudyId("another"), study.History, HistoryChain.HeadOf(study.History)));
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void Entries_from_before_there_was_a_chain_are_intact_and_are_covered_once_it_goes_on(string name)
    {
        var study = (StudyDocument)SampleDocuments.ByName[name];
        var bare = study.History.Select(entry => entry with { Hash = null }).ToImmutableArray();
        var older = bare[..^1];
        var history = older.AddRange(CanonicalEntry.Chain.Extend(study.Id, older, [bare[^1]]));

        Assert.Null(CanonicalEntry.Chain.FindBreak(study.Id, bare, head: null));
        Assert.Null(CanonicalEntry.Chain.FindBreak(study.Id, history, HistoryChain.HeadOf(history)));
        Assert.Equal(history.Length, HistoryChain.ChainedFrom(history));
        Assert.Equal(study.History[^1].Hash, history[^1].Hash);

        var altered = history.SetItem(0, history[0] with { Actor = new Actor("someone else") });
        Assert.Equal(
            new HistoryBreak(history.Length, HistoryBreakKind.HashWrong),
            CanonicalEntry.Chain.FindBreak(study.Id, altered, HistoryChain.HeadOf(history)));
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void A_history_that_was_stored_before_entries_had_hashes_and_authorities_is_read_without(string name)
    {
        var stored = JsonNode.Parse(StoredForm.Write(SampleDocuments.ByName[name]))!;
        foreach (var entry in stored["history"]!.AsArray())
        {
            entry!.AsObject().Remove("hash");
            entry.AsObject().Remove("authority");
        }

        var study = Read(stored.ToJsonString());

        Assert.All(study.History, entry => Assert.Equal((null, null), (entry.Hash, entry.Authority)));
        Assert.Null(HistoryChain.HeadOf(study.History));
        Assert.Null(HistoryChain.ChainedFrom(study.History));
    }

    /// <summary>The document with one value of one entry changed, once for each value there is; with the version of that entry.</summary>
    private static IEnumerable<(int Version, string Altered)> Alterations(string stored)
    {
        var entries = JsonNode.Parse(stored)!["history"]!.AsArray().Count;
        for (var i = 0; i < entries; i++)
        {
            for (var place = 0; ; place++)
            {
                var document = JsonNode.Parse(stored)!;
                if (Values(document["history"]![i]!).ElementAtOrDefault(place) is not { } value)
                {
                    break;
                }

                value.ReplaceWith(Other(value));
                yield return (i + 1, document.ToJsonString());
            }
        }
    }

    private static IEnumerable<JsonValue> Values(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is null ? [] : Values(member.Value)),
        JsonArray items => items.SelectMany(item => item is null ? [] : Values(item)),
        _ => [node.AsValue()],
    };

    private static JsonValue Other(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        JsonValueKind.Number => JsonValue.Create(value.GetValue<double>() + 1),
        _ => JsonValue.Create(value.GetValue<string>() + "0"),
    };

    private static ImmutableArray<HistoryEntry> Swap(ImmutableArray<HistoryEntry> history, int i, int j) =>
        history.SetItem(i, history[j]).SetItem(j, history[i]);

    private static StudyDocument Read(string stored) => (StudyDocument)StoredForm.Read(stored, typeof(StudyDocument));

    // What cannot be read at all shows without a chain.
    private static StudyDocument? TryRead(string stored)
    {
        try
        {
            return Read(stored);
        }
        catch (Exception failure) when (failure.GetBaseException() is JsonException or FormatException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
