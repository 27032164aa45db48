using TrialMatch.Domain.Placement.Menu;

namespace TrialMatch.Domain.Placement;

/// <summary>A plan that nothing is held for yet.</summary>
/// <param name="Menu">The plans that could be had instead; null unless asked for, and where nothing can be offered.</param>
public sealed record PlacementPreview(PlacementPlan Plan, PlanMenu? Menu);
