using System.Collections.Immutable;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

/// <summary>Checks a study's stored history against its chain, and against the head that the registry keeps.</summary>
internal sealed class HistoryVerification(IGrainFactory grains, IStudyRegistry registry)
{
    /// <returns>Null if there is no such study.</returns>
    public async Task<V1.VerifyHistoryResponse?> VerifyAsync(StudyId study, CancellationToken cancellationToken)
    {
        var head = await registry.FindHeadAsync(study, cancellationToken);
        while (true)
        {
            var history = await ReadAsync(study);
            var broken = history is { } read
                ? CanonicalEntry.Chain.FindBreak(study, read, head)
                : new HistoryBreak(1, HistoryBreakKind.Unreadable);
            var headAfter = await registry.FindHeadAsync(study, cancellationToken);
            if (broken is null || headAfter == head)
            {
                return history is { IsEmpty: true } && head is null ? null : Answer(history ?? [], broken);
            }

            // The study was written in between: a history that was read after its head may go beyond it.
            head = headAfter;
        }
    }

    private async Task<ImmutableArray<HistoryEntry>?> ReadAsync(StudyId study)
    {
        try
        {
            return (await grains.GetGrain<IStudyGrain>(study.Value).GetStoredHistoryAsync()).Entries;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static V1.VerifyHistoryResponse Answer(ImmutableArray<HistoryEntry> history, HistoryBreak? broken) => new()
    {
        Version = history.Length,
        ChainedFromVersion = HistoryChain.ChainedFrom(history) ?? 0,
        Hash = HistoryChain.HeadOf(history)?.Hash ?? string.Empty,
        Blinded = Blinding.After(isBlinded: false, history),
        Break = broken is null ? null : new V1.HistoryBreak { Version = broken.Version, Kind = (V1.HistoryBreak.Types.Kind)(int)broken.Kind },
    };
}
