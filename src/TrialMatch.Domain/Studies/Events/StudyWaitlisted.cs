using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Too little capacity is free for the study's minimum, though an empty calendar would carry it.</summary>
public sealed record StudyWaitlisted(PlacementPlan Plan) : StudyEvent;
