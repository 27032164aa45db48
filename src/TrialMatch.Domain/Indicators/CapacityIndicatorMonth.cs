namespace TrialMatch.Domain.Indicators;

/// <summary>A month of a kind of capacity, added up over pools, in the kind's unit.</summary>
/// <param name="Committed">To studies placed through TrialMatch.</param>
/// <param name="OwnResearch">Promised to the trusts' own research.</param>
/// <param name="RunningElsewhere">Promised to studies that run outside TrialMatch, such as others for industry.</param>
/// <param name="KeptForResearch">Of what is free, the part that trusts keep for their own research.</param>
/// <param name="Free">Declared, less committed, held and promised outside TrialMatch.</param>
/// <param name="Pipeline">What open inquiries take on average, each weighed by the probability that it becomes a placement.</param>
/// <param name="Pools">The number of pools in which something is declared.</param>
/// <param name="FullPools">Of these, those of which nothing is free.</param>
/// <param name="PlanningDefaultPools">Of these, those whose declaration is a planning default.</param>
public sealed record CapacityIndicatorMonth(
    long Declared,
    long Committed,
    long Held,
    long OwnResearch,
    long RunningElsewhere,
    long KeptForResearch,
    long Free,
    double Pipeline,
    int Pools,
    int FullPools,
    int PlanningDefaultPools);
