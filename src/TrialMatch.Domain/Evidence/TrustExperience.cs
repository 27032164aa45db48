using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Evidence;

/// <summary>What registries tell that a trust has done.</summary>
/// <param name="Entries">One for each area, condition group, kind of trial and year.</param>
public sealed record TrustExperience(TrustId Trust, ImmutableArray<ExperienceEntry> Entries)
{
    public static TrustExperience None(TrustId trust) => new(trust, []);

    /// <summary>All of it.</summary>
    public ExperienceTotals Total => ExperienceTotals.Of(Entries);

    /// <summary>In trials of a condition group, whichever area led them.</summary>
    public ExperienceTotals With(ConditionGroup group) => ExperienceTotals.Of(Entries.Where(entry => entry.ConditionGroup == group));

    /// <summary>In trials that an area led.</summary>
    public ExperienceTotals In(Area area) => ExperienceTotals.Of(Entries.Where(entry => entry.Area == area));
}
