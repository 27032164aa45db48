using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what trusts have promised outside TrialMatch. Who may not see which studies are at a trust sees how much of what kind, not whose.</summary>
internal static class OtherCommitments
{
    public static TrustChange With(this TrustChange change, RequestReader fields, V1.OtherCommitment? commitment)
    {
        if (commitment is null)
        {
            fields.Add("other_commitment", "expected an other commitment");
            return change;
        }

        return change with
        {
            OtherCommitments =
            [
                new StatedCommitment(
                    new OtherCommitmentId(commitment.Id),
                    commitment.Label,
                    commitment.Field,
                    (OtherCommitmentKind)(int)commitment.Kind,
                    [.. commitment.Months.Select((range, i) => fields.RangeOf(range, string.Create(CultureInfo.InvariantCulture, $"other_commitment.months[{i}]")))]),
            ],
        };
    }

    public static TrustChange Without(this TrustChange change, RequestReader fields, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            fields.Add("ids", "expected at least one");
        }

        return change with { EndedCommitments = [.. ids.Select(id => new OtherCommitmentId(id)).Distinct()] };
    }

    public static V1.OtherCommitment ToProto(this OtherCommitment commitment, bool maySeeStudies)
    {
        var proto = new V1.OtherCommitment
        {
            Id = maySeeStudies ? commitment.Id.Value : string.Empty,
            Label = maySeeStudies ? commitment.Label : string.Empty,
            Field = commitment.Field,
            Kind = (V1.OtherCommitment.Types.Kind)(int)commitment.Kind,
        };
        proto.Months.AddRange(commitment.Takes.SelectMany(RangesOf));
        return proto;
    }

    public static V1.OtherCommitmentChange ToProto(this OtherCommitmentChanged changed, bool maySeeStudies) => new()
    {
        OtherCommitment = new OtherCommitment(changed.OtherCommitment, changed.Label, changed.Field, changed.Kind, []).ToProto(maySeeStudies),
        Removed = changed.IsEnded,
    };

    /// <summary>Returns the runs of months with the same amount, without those that have none.</summary>
    private static IEnumerable<V1.CapacityDeclaration> RangesOf(PoolTake take)
    {
        for (var (first, next) = (0, 0); first < take.Amounts.Length; first = next)
        {
            for (next = first + 1; next < take.Amounts.Length && take.Amounts[next] == take.Amounts[first]; next++)
            {
            }

            if (take.Amounts[first] > 0)
            {
                yield return new V1.CapacityDeclaration
                {
                    PoolId = take.Pool.Value,
                    FirstMonth = (take.From + first).ToProto(),
                    LastMonth = (take.From + next - 1).ToProto(),
                    Amount = take.Amounts[first],
                };
            }
        }
    }
}
