using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Trusts;

/// <summary>What is stored of a page of a trust's ledger; as an addition, the holds of it that changed.</summary>
public sealed class LedgerPageDocument : IHasFeed, IGrowingState<LedgerPageDocument>
{
    public int SchemaVersion { get; set; } = 1;

    public ImmutableArray<Hold> Holds { get; set; } = [];

    /// <summary>The page's own: it outlives the document, which is made anew for each write.</summary>
    [JsonIgnore]
    public FeedOutbox Feed { get; init; } = new();

    [JsonIgnore]
    public LedgerPageDocument? Addition { get; init; }

    /// <summary>How many holds are stored as additions to the whole.</summary>
    [JsonIgnore]
    public int AddedHolds { get; private init; }

    /// <summary>The later of two holds of one study stands.</summary>
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

    /// <summary>Nothing to do: the page itself knows what it has written.</summary>
    public void MarkStored()
    {
    }
}
