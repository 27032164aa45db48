using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A chosen candidate: the number of such sites, their expected patients within the caps, and their cost together.</summary>
public sealed record ChosenSite(CandidateId Id, int Count, double ExpectedPatients, double Cost);
