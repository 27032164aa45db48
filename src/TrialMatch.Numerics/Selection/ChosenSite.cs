using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A candidate of a plan: how many such sites, what they are expected to recruit within their caps, and what they cost together.</summary>
public sealed record ChosenSite(CandidateId Id, int Count, double ExpectedPatients, double Cost);
