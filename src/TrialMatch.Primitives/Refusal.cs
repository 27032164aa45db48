using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Primitives;

/// <summary>Why a command was not carried out. Nothing changed.</summary>
/// <param name="Description">For a person to read.</param>
/// <param name="Violations">The fields at fault, where there are any.</param>
public sealed record Refusal(RefusalReason Reason, string Description, ImmutableArray<Violation> Violations)
{
    /// <summary>What of the description a program may need, by name: the state that was met, the study, the etag. Names are in lowerCamelCase.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public static Refusal Of(RefusalReason reason, string field, string description) =>
        new(reason, description, [new Violation(field, description)]);

    public static Refusal RequestIdReused(RequestId requestId) =>
        Of(RefusalReason.RequestIdReused, "request_id", $"request {requestId} was used before with other content").With("requestId", requestId.Value);

    /// <param name="name">Of the resource.</param>
    /// <param name="version">That it has now.</param>
    public static Refusal EtagMismatch(string name, long version)
    {
        var etag = version.ToString(CultureInfo.InvariantCulture);
        return Of(RefusalReason.EtagMismatch, "etag", $"{name} has changed since it was read: its etag is {etag} now").With("currentEtag", etag);
    }

    /// <summary>The refusal with one more fact; one that is known already stays as it is.</summary>
    public Refusal With(string fact, string value) => Facts.ContainsKey(fact) ? this : this with { Facts = Facts.Add(fact, value) };

    public static Refusal Invalid(IReadOnlyList<Violation> violations) => new(
        RefusalReason.InvalidField,
        string.Join("; ", violations.Select(violation => $"{violation.Field}: {violation.Description}")),
        [.. violations]);
}
