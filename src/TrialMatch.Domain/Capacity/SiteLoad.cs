using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A study's demand at a site whether or not anyone enrols: opening in the first month, and upkeep every month (monitoring, queries, safety reports).
/// Planning defaults, by phase.
/// </summary>
internal sealed record SiteLoad(
    int OpeningNurseMinutes, int OpeningInvestigatorMinutes, int UpkeepNurseMinutes, int UpkeepInvestigatorMinutes)
{
    private static readonly SiteLoad EarlyPhase = new(1800, 480, 480, 120);
    private static readonly SiteLoad LatePhase = new(1200, 360, 300, 60);
    private static readonly SiteLoad AfterApproval = new(600, 180, 150, 30);

    public static SiteLoad Of(Phase phase) => phase switch
    {
        Phase.EarlyPhase1 or Phase.Phase1 or Phase.Phase1Phase2 => EarlyPhase,
        Phase.Phase2 or Phase.Phase2Phase3 or Phase.Phase3 => LatePhase,
        Phase.Phase4 or Phase.NotApplicable => AfterApproval,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Expected a phase, or that none applies."),
    };

    /// <summary>Returns the demand by months since the site's start.</summary>
    public ImmutableArray<PoolDemand> ByMonth(int months) =>
    [
        new(PoolKind.StudyNurseMinutes, Lay(OpeningNurseMinutes, UpkeepNurseMinutes, months)),
        new(PoolKind.InvestigatorMinutes, Lay(OpeningInvestigatorMinutes, UpkeepInvestigatorMinutes, months)),
    ];

    private static ImmutableArray<int> Lay(int opening, int upkeep, int months) =>
        [opening + upkeep, .. Enumerable.Repeat(upkeep, months - 1)];
}
