namespace TrialMatch.Domain.Drafts;

/// <summary>What a sponsor may tell of a study beyond what is needed to plan it.</summary>
/// <param name="IsBlinded">
/// Whether title and sponsor, and what would tell them, are withheld from sites, centres and regions until the sponsor discloses them.
/// </param>
public sealed record StudyIntake(bool IsBlinded = false);
