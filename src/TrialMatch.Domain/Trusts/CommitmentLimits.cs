using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Limits how much a trust can have promised elsewhere: each of its changes stores all of it again.</summary>
internal static class CommitmentLimits
{
    public static IReadOnlyList<Violation> Validate(ImmutableArray<OtherCommitment> commitments)
    {
        var found = new ViolationCollector();
        found.Require(
            commitments.Length <= TrustLimits.OtherCommitments,
            "other_commitments",
            string.Create(CultureInfo.InvariantCulture, $"at most {TrustLimits.OtherCommitments} at a trust, would be {commitments.Length}"));
        var months = commitments.Sum(commitment => commitment.Takes.Sum(take => take.Amounts.Length));
        found.Require(
            months <= TrustLimits.OtherCommitmentMonths,
            "other_commitments",
            string.Create(CultureInfo.InvariantCulture, $"at most {TrustLimits.OtherCommitmentMonths} months over all pools of all other commitments, would be {months}"));
        return found.Found;
    }
}
