using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// Computes a running site's commitment from what the site accepted, all reports, the present month and the room at the trust. It never builds on an earlier
/// commitment, so that reports in any order, corrected or repeated, give the same result.
/// </summary>
/// <remarks>
/// The number of further patients depends only on the sum of the reported numbers, and falls by at most one for each additional patient. So a report of more
/// patients never lowers the total that the site may reach. For that reason the room for moved starts is measured beside all that was accepted, not beside
/// what was used of it.
/// </remarks>
/// <param name="accepted">The patients and starts by month that the site accepted.</param>
/// <param name="recruited">The patients by month, by the present reports.</param>
/// <param name="room">The capacity available to the site: what is free at its trust and what it already has.</param>
/// <param name="firstLeft">The first month, counted from the hold's start, in which a patient can still start.</param>
/// <param name="windowMonths">The months from the hold's start to the end of the window.</param>
internal sealed class CommitmentLayout(
    SiteHold accepted, ImmutableSortedDictionary<Month, int> recruited, ImmutableArray<PoolCalendar> room, int firstLeft, int windowMonths)
{
    /// <summary>The number of months laid out. Reports may reach beyond the window.</summary>
    private readonly int _months = Math.Max(windowMonths, recruited.IsEmpty ? 0 : recruited.Keys.Last() - accepted.Start + 1);

    /// <param name="isEnrolmentOver">Whether enrolment is over, so that no start remains.</param>
    public Commitment Lay(bool isEnrolmentOver)
    {
        var total = recruited.Values.Sum();
        var left = Math.Max(0, accepted.Patients - total);
        var promised = With(new int[_months], accepted.StartsFrom(accepted.Start, _months));
        var toCome = FirstOf([.. promised.Select((starts, i) => IsReported(i) || (isEnrolmentOver && i >= firstLeft) ? 0 : starts)], left);
        var moved = isEnrolmentOver ? new int[_months] : FirstOf(Movable(promised), left - toCome.Sum());
        var kept = Sum(toCome, moved);

        // Patients planned for a month keep their place in it. Patients recruited beyond that are reserved as far as there is room.
        var reported = Reported();
        var asPlanned = With(kept, [.. reported.Zip(promised, Math.Min)]);
        var starts = With(asPlanned, [.. reported.Zip(promised, (patients, planned) => Math.Max(0, patients - planned))]);
        return new Commitment(Math.Max(1, total + kept.Sum()), [.. starts]);
    }

    private bool IsReported(int month) => recruited.ContainsKey(accepted.Start + month);

    /// <summary>
    /// Returns the patients recruited by month. Those recruited before the hold begins count in its first month, because their visits follow all the
    /// same.
    /// </summary>
    private int[] Reported()
    {
        var byMonth = new int[_months];
        foreach (var (month, patients) in recruited)
        {
            byMonth[Math.Max(0, month - accepted.Start)] += patients;
        }

        return byMonth;
    }

    /// <summary>
    /// Returns the starts that reported months did not use or that do not fit into their own month: as many as fit into the remaining months.
    /// </summary>
    private int[] Movable(int[] promised)
    {
        var movable = new int[_months];
        var most = accepted.Patients - promised.Where((_, month) => !IsReported(month)).Sum();
        if (firstLeft >= windowMonths || most <= 0)
        {
            return movable;
        }

        var problem = new FitProblem
        {
            Pools = [.. Beside(promised)],
            PerPatient = accepted.Demand.PerPatient,
            StartMonth = firstLeft,
            EndMonth = windowMonths,
            MaxPatients = most,
        };
        StartsLayout.Lay(problem, expectedByMonth: []).StartsByMonth.CopyTo(movable);
        return movable;
    }

    /// <summary>Returns the starts plus as many of the wanted ones as there is room for, the earliest first.</summary>
    private int[] With(int[] starts, ImmutableArray<int> wanted)
    {
        var all = Sum(starts, wanted);
        if (Fits(all))
        {
            return all;
        }

        var fitting = starts.ToArray();
        for (var month = 0; month < fitting.Length; month++)
        {
            // Demand grows with each start, so the maximum can be found by bisection.
            var (fits, tooMany) = (0, wanted[month] + 1);
            while (tooMany - fits > 1)
            {
                var tried = fits + ((tooMany - fits) / 2);
                fitting[month] = starts[month] + tried;
                (fits, tooMany) = Fits(fitting) ? (tried, tooMany) : (fits, tried);
            }

            fitting[month] = starts[month] + fits;
        }

        return fitting;
    }

    private bool Fits(int[] starts) => HoldTakes.Of(accepted.Demand, accepted.Start, [.. starts]).All(take =>
    {
        var pool = room.First(calendar => calendar.Pool == take.Pool);
        return take.Amounts.Index().All(month => month.Item <= AmountIn(pool, take.From + month.Index));
    });

    /// <summary>Returns the capacity of each pool that the starts leave.</summary>
    private IEnumerable<FreeCapacity> Beside(int[] starts)
    {
        var takes = HoldTakes.Of(accepted.Demand, accepted.Start, [.. starts]).ToDictionary(take => take.Pool);
        return room.Select(pool => new FreeCapacity(
            pool.Pool,
            pool.FreeByMonth.ToArray().Select((amount, i) => Math.Max(0, amount - (takes.TryGetValue(pool.Pool, out var take) ? AmountIn(take, pool.From + i) : 0))).ToArray()));
    }

    /// <summary>Returns the first starts, up to a number.</summary>
    private static int[] FirstOf(int[] starts, int most)
    {
        var first = new int[starts.Length];
        for (var month = 0; month < starts.Length; month++)
        {
            first[month] = Math.Min(starts[month], most);
            most -= first[month];
        }

        return first;
    }

    private static int[] Sum(IEnumerable<int> starts, IEnumerable<int> others) => [.. starts.Zip(others, (left, right) => left + right)];

    private static int AmountIn(PoolCalendar pool, Month month) =>
        month >= pool.From && month < pool.From + pool.FreeByMonth.Length ? pool.FreeByMonth.Span[month - pool.From] : 0;

    private static int AmountIn(PoolTake take, Month month) =>
        month >= take.From && month < take.From + take.Amounts.Length ? take.Amounts[month - take.From] : 0;
}
