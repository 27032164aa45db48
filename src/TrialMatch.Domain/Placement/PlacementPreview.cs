using TrialMatch.Domain.Placement.Menu;

namespace TrialMatch.Domain.Placement;

/// <summary>A plan without reservations.</summary>
/// <param name="Menu">The alternative plans; null where not requested or where nothing can be offered.</param>
public sealed record PlacementPreview(PlacementPlan Plan, PlanMenu? Menu);
