namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>What a site answers to a request, to its inquiry and when it is to be placed.</summary>
/// <param name="Answer">Whether it takes part; null: it does not answer.</param>
/// <param name="WorkingDays">The working days until it answers, 1 to 5.</param>
internal readonly record struct SiteMind(bool? Answer, int WorkingDays);
