namespace TrialMatch.Notices.Delivery;

/// <summary>What is stored for a mailbox: how far it has been told.</summary>
public sealed class NoticeCursor
{
    public int SchemaVersion { get; set; } = 1;

    /// <summary>The last entry of the feed that was dealt with: sent, given up, or of no concern to this mailbox.</summary>
    public long Sequence { get; set; }
}
