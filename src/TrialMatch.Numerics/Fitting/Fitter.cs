using System.Runtime.InteropServices;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// Finds the largest number of patients that fit into a trust's free capacity.
/// <para>
/// Earliest start first is optimal where no pool's demand rises or pauses over a patient's months. Proof: take an optimal plan and move its first patient to
/// the earliest start that fits. In each later month that patient takes no more than before, and in the earlier months it is alone. Where a demand rises or
/// pauses (a visit every third month), it can fall short: with demand 1, 2 and free capacity 1, 2, 4 it places one patient where two fit. There a linear
/// relaxation bounds the number, and branch and bound closes the remaining gap.
/// </para>
/// </summary>
public static class Fitter
{
    /// <summary>Fits as many patients as possible. Expects a valid problem: see <see cref="FitProblem.Validate"/>.</summary>
    /// <exception cref="OperationCanceledException">The fit was cancelled. A contrived calendar takes a tenth of a second.</exception>
    public static FitResult Fit(FitProblem problem, CancellationToken cancellation = default)
    {
        var calendar = new FitCalendar(problem);
        var starts = new int[problem.CalendarMonths];
        var (fitted, isProven) = calendar.SiteFits ? LayMost(calendar, starts, problem.MaxPatients ?? FitProblem.MaxPatientCount, FitSearch.MaxWork, cancellation) : (0, true);
        return new FitResult
        {
            MaxPatients = fitted,
            StartsByMonth = ImmutableCollectionsMarshal.AsImmutableArray(starts),
            BindingMonths = calendar.Binding,
            SiteDemandFits = calendar.SiteFits,
            IsProvenMaximum = isProven,
        };
    }

    /// <summary>
    /// Places as many patients as possible, up to <paramref name="asked"/>, in an empty calendar. Where that is fewer, finds the binding months.
    /// </summary>
    internal static (int Fitted, bool IsProvenMaximum) LayMost(
        FitCalendar calendar, Span<int> starts, int asked, long maxWork, CancellationToken cancellation = default)
    {
        var isProven = true;
        var fitted = LayEarliestFirst(calendar, starts, asked);
        if (fitted < asked && !NeverRises(calendar))
        {
            (fitted, isProven) = FitSearch.Improve(calendar, starts, fitted, asked, maxWork, cancellation);
        }

        if (fitted < asked)
        {
            calendar.FindBinding();
        }

        return (fitted, isProven);
    }

    /// <summary>Places up to <paramref name="asked"/> more patients, earliest start first, and adds them to <paramref name="starts"/>.</summary>
    internal static int LayEarliestFirst(FitCalendar calendar, Span<int> starts, int asked)
    {
        var fitted = 0;
        for (var start = calendar.FirstStart; start < calendar.EndStart && fitted < asked; start++)
        {
            var most = calendar.RoomAt(start, asked - fitted);
            calendar.Take(start, most);
            starts[start] += most;
            fitted += most;
        }

        return fitted;
    }

    private static bool NeverRises(FitCalendar calendar)
    {
        for (var pool = 0; pool < calendar.PoolCount; pool++)
        {
            var demand = calendar.DemandOf(pool);
            for (var month = 1; month < demand.Length; month++)
            {
                if (demand[month] > demand[month - 1])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
