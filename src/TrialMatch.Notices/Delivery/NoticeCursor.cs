using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Notices.Delivery;

/// <summary>The stored position of a mailbox in the feed.</summary>
public sealed class NoticeCursor
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    /// <summary>The last feed entry dealt with: sent, dropped, or not for this mailbox.</summary>
    public long Sequence { get; set; }
}
