using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>What a change of a trust's other commitments publishes in its feed.</summary>
internal static class CommitmentNews
{
    public static IReadOnlyList<FeedItem> Of(TrustId trust, OwnFigures before, TrustChange change, OwnFigures after, DateTimeOffset now)
    {
        var ended = change.EndedCommitments ?? [];
        var entered = (change.OtherCommitments ?? []).Select(stated => stated.Id).ToHashSet();
        return
        [
            .. before.OtherCommitments.Where(commitment => ended.Contains(commitment.Id)).Select(commitment => ItemOf(commitment, isEnded: true)),
            .. after.OtherCommitments.Where(commitment => entered.Contains(commitment.Id)).Select(commitment => ItemOf(commitment, isEnded: false)),
        ];

        FeedItem ItemOf(Domain.Capacity.OtherCommitment commitment, bool isEnded) => new(
            Topics.OfTrust(trust),
            now,
            new OtherCommitmentChanged(commitment.Id, commitment.Label, commitment.Field, commitment.Kind, isEnded).ToPayload());
    }
}
