using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// How many patients fit into a trust's free capacity? Each patient's demand is laid from the month the patient
/// starts; the site's own demand is laid from the site's start whether or not anyone enrols.
/// What would run past the calendar's end does not fit.
/// </summary>
public sealed record FitProblem
{
    /// <summary>Ten years and a margin: longer than any study's recruitment and follow-up that capacity is declared for.</summary>
    public const int MaxMonths = 240;

    public const int MaxPools = 64;

    public const int MaxPatientCount = 100_000;

    public const int MaxUnits = 1_000_000_000;

    public required ImmutableArray<FreeCapacity> Pools { get; init; }

    public required ImmutableArray<CapacityDemand> PerPatient { get; init; }

    public ImmutableArray<CapacityDemand> PerSite { get; init; } = [];

    /// <summary>The site's start: the first month a patient can start in.</summary>
    public int StartMonth { get; init; }

    /// <summary>The month after the last one a patient can start in; null is the calendar's end.</summary>
    public int? EndMonth { get; init; }

    /// <summary>No more than this many are asked for; null is no limit but the capacity.</summary>
    public int? MaxPatients { get; init; }

    /// <summary>The shared calendar's length.</summary>
    public int CalendarMonths => Pools.IsDefaultOrEmpty ? 0 : Pools[0].FreeByMonth.Length;

    /// <summary>What is wrong with the problem, field by field; empty where nothing is.</summary>
    public IReadOnlyList<Violation> Validate() => FitProblemValidator.Validate(this);
}
