using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Words the refusal of a change after which a trust would have promised more than it declares (R1).</summary>
internal static class OverfullRefusal
{
    /// <summary>The largest number of commitments or months that a refusal names.</summary>
    private const int MaxNamed = 100;

    /// <param name="others">What would be promised elsewhere after the change.</param>
    public static Refusal Of(CapacityDeclaration effect, ImmutableArray<OtherCommitment> others)
    {
        var isDeclaredLess = effect.Overfull.Any(month => month.IsDeclaredLess);
        ImmutableArray<Violation> found =
        [
            .. isDeclaredLess ? effect.BelowCommitted.Select(study => new Violation(FieldOf(study.Pool, study.Month), Describe(study))) : [],
            .. effect.Overfull.Where(month => !isDeclaredLess || month.Elsewhere > 0).Select(month => new Violation(FieldOf(month.Pool, month.Month), Describe(month, others))),
        ];
        var (reason, summary) = isDeclaredLess
            ? (RefusalReason.BelowCommitted, "below what is committed: ")
            : (RefusalReason.OverfillsPool, "more than the pool has: ");
        return FactsOf(effect)
            .Aggregate(
                new Refusal(reason, summary + string.Join("; ", found.Take(MaxNamed).Select(each => each.Description)), [.. found.Take(MaxNamed)]),
                (refusal, fact) => refusal.With(fact.Name, fact.Value));
    }

    /// <summary>The facts name the first month found.</summary>
    private static IEnumerable<(string Name, string Value)> FactsOf(CapacityDeclaration effect)
    {
        var first = effect.Overfull[0];
        yield return ("pool", first.Pool.Value);
        yield return ("month", first.Month.ToString());
        yield return ("committed", Text(first.Committed));
        yield return ("declared", Text(first.Declared));
        if (first.Elsewhere > 0)
        {
            yield return ("elsewhere", Text(first.Elsewhere));
        }

        if (!effect.BelowCommitted.IsEmpty)
        {
            yield return ("study", effect.BelowCommitted[0].Study.Value);
        }
    }

    private static string FieldOf(PoolId pool, Primitives.Calendar.Month month) => $"{pool} {month}";

    private static string Text(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Describe(CommittedBeyond found) =>
        $"studies/{found.Study} has {found.Amount} of the {found.Committed} committed of {found.Pool} in {found.Month}, where {found.Declared} would be declared";

    private static string Describe(OverfullMonth month, ImmutableArray<OtherCommitment> others)
    {
        var named = others.Select(other => (other.Id, Amount: PoolTake.AmountIn(other.Takes, month.Pool, month.Month)))
            .Where(other => other.Amount > 0)
            .Select(other => $"{other.Id} {Text(other.Amount)}");
        return $"{month.Pool} in {month.Month}: {month.Elsewhere} promised elsewhere ({string.Join(", ", named)}) and {month.Committed} committed to studies "
            + $"are {month.Excess} more than the {month.Declared} declared";
    }
}
