using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Every site has answered, or its time was over; the answers make an offer to the sponsor.</summary>
/// <param name="Plan">Forecast anew on what the sites accepted; those that declined or said nothing are in it with their reason.</param>
/// <param name="StandsUntil">When the offer lapses, and its holds with it.</param>
public sealed record Offered(PlacementPlan Plan, DateTimeOffset StandsUntil) : StudyEvent;
