using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// The chain that shows whether a history is what was written (R6). The hash of an entry is SHA-256 over the 32 bytes of the hash before it
/// and the entry's canonical bytes; before the first entry stands SHA-256 of the study's id in UTF-8, so that no history passes for another
/// study's. Entries from before there was a chain store no hash, but those of later entries cover them.
/// </summary>
/// <param name="bytesOf">Returns an entry's canonical bytes, which never depend on its hash.</param>
public sealed class HistoryChain(Func<HistoryEntry, byte[]> bytesOf)
{
    /// <summary>Returns the added entries with their hashes.</summary>
    /// <param name="history">The history as it stands.</param>
    public ImmutableArray<HistoryEntry> Extend(StudyId study, ImmutableArray<HistoryEntry> history, ImmutableArray<HistoryEntry> added)
    {
        var last = history is [.., { Hash: { } hash }] ? Convert.FromHexString(hash) : history.Aggregate(Begin(study), Next);
        var chained = ImmutableArray.CreateBuilder<HistoryEntry>(added.Length);
        foreach (var entry in added)
        {
            last = Next(last, entry);
            chained.Add(entry with { Hash = Convert.ToHexStringLower(last) });
        }

        return chained.MoveToImmutable();
    }

    /// <summary>Returns where a history ends; null where its last entry is not chained.</summary>
    public static HistoryHead? HeadOf(ImmutableArray<HistoryEntry> history) =>
        history is [.., { Hash: { } hash } last] ? new HistoryHead(last.Version, hash) : null;

    /// <summary>Returns the first version that is chained; null where none is.</summary>
    public static long? ChainedFrom(ImmutableArray<HistoryEntry> history) => history.FirstOrDefault(entry => entry.Hash is not null)?.Version;

    /// <summary>Finds the first place at which a history is not what was written.</summary>
    /// <param name="head">The head that is kept apart; null where none is.</param>
    /// <returns>Null if the history is intact. What is not covered by any stored hash passes.</returns>
    public HistoryBreak? FindBreak(StudyId study, ImmutableArray<HistoryEntry> history, HistoryHead? head) =>
        FindBreak(study, history) ?? FindBreak(history, head);

    private HistoryBreak? FindBreak(StudyId study, ImmutableArray<HistoryEntry> history)
    {
        var last = Begin(study);
        var isChained = false;
        foreach (var (i, entry) in history.Index())
        {
            if (entry.Version != i + 1)
            {
                return new HistoryBreak(i + 1, HistoryBreakKind.OutOfOrder);
            }

            last = Next(last, entry);
            isChained |= entry.Hash is not null;
            if (isChained && entry.Hash is null)
            {
                return new HistoryBreak(entry.Version, HistoryBreakKind.HashMissing);
            }

            if (isChained && entry.Hash != Convert.ToHexStringLower(last))
            {
                return new HistoryBreak(entry.Version, HistoryBreakKind.HashWrong);
            }
        }

        return null;
    }

    private static HistoryBreak? FindBreak(ImmutableArray<HistoryEntry> history, HistoryHead? head) => head switch
    {
        null => ChainedFrom(history) is { } from ? new HistoryBreak(from, HistoryBreakKind.HeadMissing) : null,
        _ when history.Length < head.Version => new HistoryBreak(history.Length + 1, HistoryBreakKind.Truncated),
        _ when history[(int)head.Version - 1].Hash != head.Hash => new HistoryBreak(head.Version, HistoryBreakKind.HeadDiffers),
        _ when history.Length > head.Version => new HistoryBreak(head.Version + 1, HistoryBreakKind.BeyondHead),
        _ => null,
    };

    private static byte[] Begin(StudyId study) => SHA256.HashData(Encoding.UTF8.GetBytes(study.Value));

    private byte[] Next(byte[] last, HistoryEntry entry) => SHA256.HashData([.. last, .. bytesOf(entry)]);
}
