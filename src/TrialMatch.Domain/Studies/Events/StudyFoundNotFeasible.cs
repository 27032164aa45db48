using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Not even an empty calendar would carry the study's minimum.</summary>
public sealed record StudyFoundNotFeasible(PlacementPlan Plan) : StudyEvent;
