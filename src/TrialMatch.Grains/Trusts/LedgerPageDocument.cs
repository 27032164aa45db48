using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a page of a trust's ledger; as an addition, only the holds that changed.</summary>
public sealed class LedgerPageDocument : IHasFeed, IGrowingState<LedgerPageDocument>
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public ImmutableArray<Hold> Holds { get; set; } = [];

    /// <summary>The page's outbox. It outlives the document, which is created anew for each write.</summary>
    [JsonIgnore]
    public FeedOutbox Feed { get; init; } = new();

    [JsonIgnore]
    public LedgerPageDocument? Addition { get; init; }

    /// <summary>The number of holds stored as additions.</summary>
    [JsonIgnore]
    public int AddedHolds { get; private init; }

    /// <summary>Of two holds of one study, the later one counts.</summary>
    public LedgerPageDocument Plus(LedgerPageDocument addition)
    {
        var holds = Holds.ToList();
        foreach (var hold in addition.Holds)
        {
            var index = holds.FindIndex(standing => standing.Study == hold.Study);
            if (index < 0)
            {
                holds.Add(hold);
            }
            else
            {
                holds[index] = hold;
            }
        }

        return new LedgerPageDocument { Holds = [.. holds], AddedHolds = AddedHolds + addition.Holds.Length };
    }

    /// <summary>Does nothing: the page keeps track of what is written.</summary>
    public void MarkStored()
    {
    }
}
