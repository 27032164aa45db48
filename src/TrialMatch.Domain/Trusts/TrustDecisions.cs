using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>Decides on a trust's changes of its own figures, without side effects.</summary>
public static class TrustDecisions
{
    /// <summary>The largest number of holds or commitments that a refusal names.</summary>
    private const int MaxNamed = 100;

    /// <summary>
    /// Returns a refusal of a malformed change, or null. This check comes first: only a well-formed change can be compared with an earlier one.
    /// </summary>
    /// <param name="profile">The present profile.</param>
    public static Refusal? RefusalOfForm(TrustChange change, TrustProfile profile, DateTimeOffset now) =>
        TrustChangeValidator.ValidateForm(change).Count > 0
            ? Refusal.Invalid(TrustChangeValidator.Validate(change, profile, Month.Of(OsloTime.DateAt(now))))
            : null;

    /// <param name="defaults">The trust's profile in the network file.</param>
    /// <param name="fingerprint">The fingerprint of the change's content.</param>
    /// <param name="mayEvict">Whether holds may be evicted; otherwise a change that requires it is refused.</param>
    /// <param name="otherwise">Why other trusts' figures forbid the change, unless it repeats an earlier one; null where they do not.</param>
    public static TrustDecision Change(
        TrustRecord standing, TrustProfile defaults, Ledger ledger, TrustChange change, string fingerprint, DateTimeOffset now, bool mayEvict, Refusal? otherwise = null)
    {
        var profile = standing.Figures.ApplyTo(defaults);
        var thisMonth = Month.Of(OsloTime.DateAt(now));
        if (standing.Requests.FirstOrDefault(request => request.RequestId == change.RequestId) is { } before)
        {
            return before.Fingerprint == fingerprint
                ? TrustDecision.Repeated(before.Result)
                : TrustDecision.Refused(Refusal.RequestIdReused(change.RequestId));
        }

        if (TrustChangeValidator.Validate(change, profile, thisMonth) is { Count: > 0 } violations)
        {
            return TrustDecision.Refused(Refusal.Invalid(violations));
        }

        if (otherwise is not null)
        {
            return TrustDecision.Refused(otherwise);
        }

        if (change.IfVersion is { } version && version != standing.Version)
        {
            return TrustDecision.Refused(Refusal.EtagMismatch($"trusts/{defaults.Facts.Id}", standing.Version).With("trust", defaults.Facts.Id.Value));
        }

        if (UnknownIn(change, standing.Figures) is { Length: > 0 } unknown)
        {
            return TrustDecision.Refused(RefusalOf(unknown));
        }

        var figures = standing.Figures.With(change, profile, thisMonth);
        if (CommitmentLimits.Validate(figures.OtherCommitments) is { Count: > 0 } tooMany)
        {
            return TrustDecision.Refused(Refusal.Invalid(tooMany));
        }

        var after = figures.ApplyTo(defaults);
        var (declaredBefore, declaredAfter) = (new ProfileCapacity(profile), new ProfileCapacity(after));
        var effect = CapacityDeclaration.Decide(ledger, declaredBefore, declaredAfter, thisMonth);
        if (!effect.Overfull.IsEmpty)
        {
            return TrustDecision.Refused(OverfullRefusal.Of(effect, figures.OtherCommitments));
        }

        if (!mayEvict && !effect.Evicted.IsEmpty)
        {
            return TrustDecision.Refused(RefusalOf(effect.Evicted));
        }

        var result = new TrustChangeResult(standing.Version + 1, now, [.. effect.Evicted.Select(Eviction.Of)]);
        var requests = standing.Requests.RemoveAll(before => before.MayBeForgottenAt(now)).Add(new RememberedChange(change.RequestId, fingerprint, result));
        return TrustDecision.Made(new TrustRecord(result.Version, figures, requests), after, effect.Evicted, result) with
        {
            Amounts = AmountChange.Between(declaredBefore, declaredAfter, change, thisMonth),
        };
    }

    private static ImmutableArray<OtherCommitmentId> UnknownIn(TrustChange change, OwnFigures figures) =>
        [.. (change.EndedCommitments ?? []).Except(figures.OtherCommitments.Select(commitment => commitment.Id))];

    private static Refusal RefusalOf(ImmutableArray<OtherCommitmentId> unknown) => Refusal.Of(
        RefusalReason.CommitmentUnknown, "ids", $"the trust has no other commitment {string.Join(", ", unknown.Take(MaxNamed).Select(id => $"\"{ShownText.Of(id.Value)}\""))}");

    private static Refusal RefusalOf(ImmutableArray<Hold> evicted) => new(
        RefusalReason.WouldEvict,
        "holds would be evicted: " + string.Join("; ", evicted.Take(MaxNamed).Select(Describe)),
        [.. evicted.Take(MaxNamed).Select(hold => new Violation("allow_eviction", Describe(hold)))]);

    private static string Describe(Hold hold) => $"studies/{hold.Study} would lose what it holds for {hold.Patients} patients";
}
