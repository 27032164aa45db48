using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Stores a mailbox's cursor beside grain state, guarded by an ETag: if two services send to one mailbox, the later write is refused and
/// that service reads the cursor again.
/// </summary>
internal sealed class CursorStore(IGrainStorage storage, IFeed feed)
{
    private const string GrainType = "notice-cursor";
    private const string StateName = "cursor";

    /// <summary>Returns the stored cursor. A new mailbox starts with new notices, not with past ones.</summary>
    public async Task<GrainState<NoticeCursor>> ReadAsync(Mailbox mailbox, CancellationToken cancellationToken)
    {
        var cursor = new GrainState<NoticeCursor>(new NoticeCursor());
        await storage.ReadStateAsync(StateName, GrainOf(mailbox), cursor, cancellationToken);
        if (!cursor.RecordExists)
        {
            await WriteAsync(
                mailbox, cursor, await feed.LastSequenceAsync(Topics.Notices, cancellationToken), cancellationToken);
        }

        return cursor;
    }

    public Task WriteAsync(
        Mailbox mailbox, GrainState<NoticeCursor> cursor, long sequence, CancellationToken cancellationToken)
    {
        cursor.State = new NoticeCursor { Sequence = sequence };
        return storage.WriteStateAsync(StateName, GrainOf(mailbox), cursor, cancellationToken);
    }

    public static GrainId GrainOf(Mailbox mailbox) =>
        GrainId.Create(GrainType, $"{mailbox.Recipient}/{mailbox.Fingerprint}");
}
