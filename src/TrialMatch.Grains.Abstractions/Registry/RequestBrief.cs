using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>What a site must know of a request to answer it. It says what was asked, whatever was answered since.</summary>
/// <param name="Condition">The study's first condition in the sponsor's words; empty where it has only codes.</param>
/// <param name="ConditionGroup">Null outside the groups.</param>
/// <param name="Start">The first month in which the site is asked to enrol.</param>
/// <param name="FollowUpMonths">Of visits after a patient's enrolment.</param>
/// <param name="Workload">What the patients asked for take from the trust's pools.</param>
public sealed record RequestBrief(
    SponsorId Sponsor,
    Phase Phase,
    string Condition,
    ConditionGroup? ConditionGroup,
    Month Start,
    DateOnly EnrolmentStart,
    DateOnly EnrolmentEnd,
    int FollowUpMonths,
    ImmutableArray<PoolWorkload> Workload)
{
    public string ToText() => JsonSerializer.Serialize(this, DomainJson.Options);

    /// <exception cref="JsonException">The text is not one of these.</exception>
    public static RequestBrief FromText(string text) =>
        JsonSerializer.Deserialize<RequestBrief>(text, DomainJson.Options) ?? throw new JsonException("Expected the brief of a request, not null.");

    public bool Equals(RequestBrief? other) => other is not null
        && (Sponsor, Phase, Condition, ConditionGroup, Start) == (other.Sponsor, other.Phase, other.Condition, other.ConditionGroup, other.Start)
        && (EnrolmentStart, EnrolmentEnd, FollowUpMonths) == (other.EnrolmentStart, other.EnrolmentEnd, other.FollowUpMonths)
        && Workload.AsSpan().SequenceEqual(other.Workload.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Sponsor, Condition, Start, Workload.Length);
}
