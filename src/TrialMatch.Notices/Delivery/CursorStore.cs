using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Keeps a mailbox's cursor beside the grains' state. Its ETag is guarded as theirs are: of two services that tell one mailbox,
/// the one that comes second is refused and reads again.
/// </summary>
internal sealed class CursorStore(IGrainStorage storage, IFeed feed)
{
    private const string GrainType = "notice-cursor";
    private const string StateName = "cursor";

    /// <summary>The stored cursor. A mailbox that is new is told what comes from now on, not what is long past.</summary>
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
