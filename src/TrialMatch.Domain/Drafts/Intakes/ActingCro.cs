namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>A contract research organisation that acts for the sponsor.</summary>
/// <param name="IsSponsorUnnamed">Whether the sponsor is not named to anyone yet: it is registered under a name that does not tell it.</param>
public sealed record ActingCro(string Name, bool IsSponsorUnnamed = false);
