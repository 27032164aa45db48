using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The question how many patients fit into a trust's free capacity. A patient's demand begins in the month in which the patient starts; the site's own demand
/// begins at the site's start, whether or not anyone enrols. A demand that would run past the calendar's end does not fit.
/// </summary>
public sealed record FitProblem
{
    /// <summary>The largest calendar, 20 years: longer than any study's recruitment and follow-up.</summary>
    public const int MaxMonths = 240;

    public const int MaxPools = 64;

    public const int MaxPatientCount = 100_000;

    public const int MaxUnits = 1_000_000_000;

    public required ImmutableArray<FreeCapacity> Pools { get; init; }

    public required ImmutableArray<CapacityDemand> PerPatient { get; init; }

    public ImmutableArray<CapacityDemand> PerSite { get; init; } = [];

    /// <summary>The site's start: the first month in which a patient can start.</summary>
    public int StartMonth { get; init; }

    /// <summary>The month after the last one in which a patient can start; null: the calendar's end.</summary>
    public int? EndMonth { get; init; }

    /// <summary>The number of patients asked for, 0 to <see cref="MaxPatientCount"/>; null: as many as fit.</summary>
    public int? MaxPatients { get; init; }

    /// <summary>The shared calendar's length.</summary>
    public int CalendarMonths => Pools.IsDefaultOrEmpty ? 0 : Pools[0].FreeByMonth.Length;

    /// <summary>Returns the problem's errors, field by field; empty where it is valid.</summary>
    public IReadOnlyList<Violation> Validate() => FitProblemValidator.Validate(this);
}
