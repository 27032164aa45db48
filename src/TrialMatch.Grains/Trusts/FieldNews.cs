using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>What a change of the fields in which a trust wants requests publishes in its feed.</summary>
internal static class FieldNews
{
    public static IEnumerable<FeedItem> Of(TrustId trust, OwnFigures before, OwnFigures after, DateTimeOffset now)
    {
        var gone = before.Fields.Where(was => after.Fields.All(interest => interest.Field != was.Field));
        return gone.Select(was => new FieldInterestChanged(was, IsWithdrawn: true))
            .Concat(after.Fields.Except(before.Fields).Select(interest => new FieldInterestChanged(interest, IsWithdrawn: false)))
            .Select(changed => new FeedItem(Topics.OfTrust(trust), now, changed.ToPayload()));
    }
}
