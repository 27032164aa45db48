using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>What a site needs to know to answer a request. It describes the question, and does not change with the answer.</summary>
/// <param name="Condition">The study's first condition in the sponsor's words; empty if the study has only codes.</param>
/// <param name="ConditionGroup">Null if the condition belongs to no group.</param>
/// <param name="Start">The first month in which the site is asked to enrol.</param>
/// <param name="FollowUpMonths">Months of visits after a patient's enrolment.</param>
/// <param name="Workload">The capacity that the requested patients take from the trust's pools.</param>
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

    /// <exception cref="JsonException">The text is not a request brief.</exception>
    public static RequestBrief FromText(string text) =>
        JsonSerializer.Deserialize<RequestBrief>(text, DomainJson.Options) ?? throw new JsonException("Expected a request brief, not null.");

    public bool Equals(RequestBrief? other) => other is not null
        && (Sponsor, Phase, Condition, ConditionGroup, Start) == (other.Sponsor, other.Phase, other.Condition, other.ConditionGroup, other.Start)
        && (EnrolmentStart, EnrolmentEnd, FollowUpMonths) == (other.EnrolmentStart, other.EnrolmentEnd, other.FollowUpMonths)
        && Workload.AsSpan().SequenceEqual(other.Workload.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Sponsor, Condition, Start, Workload.Length);
}
