using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Sites were picked. Written before any hold is asked for, so that a crash can resume or undo.</summary>
/// <param name="Round">1 for the first pick.</param>
/// <param name="Cause">Why sites were picked again; empty for the first pick.</param>
public sealed record SitesPicked(int Round, PlacementPlan Plan, string Cause) : StudyEvent;
