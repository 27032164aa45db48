using System.Collections.Immutable;

namespace TrialMatch.Domain;

/// <summary>Why a command was not carried out. Nothing changed.</summary>
/// <param name="Description">For a person to read.</param>
/// <param name="Violations">The fields at fault, where there are any.</param>
public sealed record Refusal(RefusalReason Reason, string Description, ImmutableArray<Violation> Violations)
{
    public static Refusal Of(RefusalReason reason, string field, string description) =>
        new(reason, description, [new Violation(field, description)]);

    public static Refusal RequestIdReused(RequestId requestId) =>
        Of(RefusalReason.RequestIdReused, "request_id", $"request {requestId} was used before with other content");

    public static Refusal Invalid(IReadOnlyList<Violation> violations) => new(
        RefusalReason.InvalidField,
        string.Join("; ", violations.Select(violation => $"{violation.Field}: {violation.Description}")),
        [.. violations]);
}
