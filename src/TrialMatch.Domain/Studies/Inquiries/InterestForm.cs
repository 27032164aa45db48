using System.Collections.Immutable;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>The short form by which a site answers an inquiry.</summary>
/// <param name="IsPopulationThere">Whether the site sees such patients; null where it does not say.</param>
/// <param name="Patients">The patients that it believes it could recruit in the window; null where it does not say.</param>
/// <param name="Chance">Its chance to recruit them; unspecified where it does not say.</param>
/// <param name="Limits">What limits its interest, each once.</param>
public sealed record InterestForm(
    Interest Interest, bool? IsPopulationThere, int? Patients, RecruitmentChance Chance, ImmutableArray<InterestLimit> Limits)
{
    public ImmutableArray<InterestLimit> Limits { get; init; } = Limits.IsDefault ? [] : Limits;

    /// <summary>Whether the site would take part or may: it is asked before others when the inquiry is confirmed.</summary>
    public bool IsYes => Interest is Interest.Interested or Interest.WantsToKnowMore;

    public bool Equals(InterestForm? other) => other is not null
        && (Interest, IsPopulationThere, Patients, Chance) == (other.Interest, other.IsPopulationThere, other.Patients, other.Chance)
        && Limits.AsSpan().SequenceEqual(other.Limits.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Interest, IsPopulationThere, Patients, Chance, Limits.Length);
}
