using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Primitives;

/// <summary>The reason why a command was not carried out. Nothing changed.</summary>
/// <param name="Description">A sentence for people.</param>
/// <param name="Violations">The invalid fields; empty where the refusal is not about a field.</param>
public sealed record Refusal(RefusalReason Reason, string Description, ImmutableArray<Violation> Violations)
{
    /// <summary>Facts of the description that a program may need, such as the state, the study or the etag. Keys are in lowerCamelCase.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public static Refusal Of(RefusalReason reason, string field, string description) =>
        new(reason, description, [new Violation(field, description)]);

    public static Refusal RequestIdReused(RequestId requestId) =>
        Of(RefusalReason.RequestIdReused, "request_id", $"request {requestId} was used before with other content").With("requestId", requestId.Value);

    /// <param name="name">The resource's name.</param>
    /// <param name="version">The resource's present version.</param>
    public static Refusal EtagMismatch(string name, long version)
    {
        var etag = version.ToString(CultureInfo.InvariantCulture);
        return Of(RefusalReason.EtagMismatch, "etag", $"{name} has changed since it was read: its etag is {etag} now").With("currentEtag", etag);
    }

    /// <summary>Returns the refusal with one more fact. A fact that is already there is kept.</summary>
    public Refusal With(string fact, string value) => Facts.ContainsKey(fact) ? this : this with { Facts = Facts.Add(fact, value) };

    public static Refusal Invalid(IReadOnlyList<Violation> violations) => new(
        RefusalReason.InvalidField,
        string.Join("; ", violations.Select(violation => $"{violation.Field}: {violation.Description}")),
        [.. violations]);
}
