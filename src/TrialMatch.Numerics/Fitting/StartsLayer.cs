using System.Runtime.InteropServices;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// Lays out starts one patient at a time. The j-th patient is expected when the expected recruitment, scaled to the number laid out, passes j − ½, and takes
/// the nearest month with room, the earlier of two equally near. Where that leaves no room for the last patients although all would fit, it takes the plan
/// that fits them all and moves it towards the expected shape.
/// </summary>
internal static class StartsLayer
{
    /// <summary>Each pass moves every month's starts once. Two or three passes usually suffice.</summary>
    private const int MaxPasses = 10;

    /// <summary>The largest calendar, in months, whose scratch memory is on the stack.</summary>
    private const int MaxOnStack = FitProblem.MaxMonths;

    public static StartsLayout Lay(FitProblem problem, ReadOnlySpan<double> expectedByMonth)
    {
        var calendar = new FitCalendar(problem);
        var starts = new int[Math.Min(problem.EndMonth ?? problem.CalendarMonths, problem.CalendarMonths)];
        var open = new bool[starts.Length];
        var patients = 0;
        if (calendar.SiteFits && calendar.FirstStart < calendar.EndStart)
        {
            patients = LayMost(calendar, starts, expectedByMonth, problem.MaxPatients ?? FitProblem.MaxPatientCount);
        }

        if (patients > 0)
        {
            MarkOpen(calendar, starts, open);
        }

        return new StartsLayout
        {
            Patients = patients,
            StartsByMonth = ImmutableCollectionsMarshal.AsImmutableArray(starts),
            OpenMonths = ImmutableCollectionsMarshal.AsImmutableArray(open),
            BindingMonths = calendar.Binding,
        };
    }

    /// <returns>The number of patients placed.</returns>
    private static int LayMost(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> expected, int asked)
    {
        // Where all find room near the month in which they are expected, the maximum need not be computed.
        var ideal = starts.Length <= MaxOnStack ? stackalloc double[starts.Length] : new double[starts.Length];
        ShapeOf(calendar, expected, asked, ideal);
        if (TryLayClose(calendar, starts, ideal, asked))
        {
            return asked;
        }

        var most = starts.Length <= MaxOnStack ? stackalloc int[starts.Length] : new int[starts.Length];
        most.Clear();
        LiftOut(calendar, starts);
        var (fitted, _) = Fitter.LayMost(calendar, most, asked, FitSearch.MaxWorkOfLayout);
        LiftOut(calendar, most);
        starts.Clear();
        ShapeOf(calendar, expected, fitted, ideal);
        if (fitted == asked || !TryLayClose(calendar, starts, ideal, fitted))
        {
            Restore(calendar, starts, most);
            MoveCloser(calendar, starts, ideal);
        }

        return fitted;
    }

    /// <summary>
    /// Places all patients in the months in which they are expected or, where there is no room, as near as possible. False where not all were placed.
    /// </summary>
    private static bool TryLayClose(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> ideal, int patients)
    {
        if (TryLayAsExpected(calendar, starts, ideal, patients))
        {
            return true;
        }

        var areAllLaid = LayNearest(calendar, starts, ideal, patients);
        if (areAllLaid)
        {
            MoveCloser(calendar, starts, ideal);
        }

        return areAllLaid;
    }

    /// <summary>Fills in the cumulative number of patients expected by the end of each month, up to <paramref name="patients"/>.</summary>
    private static void ShapeOf(FitCalendar calendar, ReadOnlySpan<double> expected, int patients, Span<double> cumulative)
    {
        var total = 0d;
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            total += month < expected.Length ? expected[month] : 0;
            cumulative[month] = total;
        }

        var months = calendar.EndStart - calendar.FirstStart;
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            var share = total > 0 ? cumulative[month] / total : (month - calendar.FirstStart + 1d) / months;
            cumulative[month] = share * patients;
        }
    }

    /// <summary>
    /// Places each patient in the month in which it is expected, if there is room for all: no layout is closer to the shape. Otherwise places none.
    /// </summary>
    private static bool TryLayAsExpected(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> ideal, int patients)
    {
        var laid = 0;
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            var expected = month == calendar.EndStart - 1 ? patients : Math.Min(patients, (int)Math.Floor(ideal[month] + 0.5));
            var wanted = Math.Max(0, expected - laid);
            if (calendar.RoomAt(month, wanted) < wanted)
            {
                LiftOut(calendar, starts);
                starts.Clear();
                return false;
            }

            calendar.Take(month, wanted);
            starts[month] = wanted;
            laid += wanted;
        }

        return laid == patients;
    }

    private static void LiftOut(FitCalendar calendar, ReadOnlySpan<int> starts)
    {
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            calendar.Take(month, -starts[month]);
        }
    }

    private static bool LayNearest(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> ideal, int patients)
    {
        var expected = calendar.FirstStart;
        for (var patient = 0; patient < patients; patient++)
        {
            while (expected < calendar.EndStart - 1 && ideal[expected] < patient + 0.5)
            {
                expected++;
            }

            var month = NearestWithRoom(calendar, expected);
            if (month < 0)
            {
                return false;
            }

            calendar.Take(month, 1);
            starts[month]++;
        }

        return true;
    }

    private static int NearestWithRoom(FitCalendar calendar, int expected)
    {
        var farthest = Math.Max(expected - calendar.FirstStart, calendar.EndStart - 1 - expected);
        for (var distance = 0; distance <= farthest; distance++)
        {
            var earlier = expected - distance;
            var later = expected + distance;
            if (earlier >= calendar.FirstStart && calendar.FitsOne(earlier))
            {
                return earlier;
            }

            if (later < calendar.EndStart && calendar.FitsOne(later))
            {
                return later;
            }
        }

        return -1;
    }

    private static void Restore(FitCalendar calendar, Span<int> starts, ReadOnlySpan<int> plan)
    {
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            calendar.Take(month, plan[month] - starts[month]);
            starts[month] = plan[month];
        }
    }

    /// <summary>Moves single starts while that reduces the sum over months of |granted so far − expected so far|.</summary>
    private static void MoveCloser(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> ideal)
    {
        var isMoved = true;
        for (var pass = 0; pass < MaxPasses && isMoved; pass++)
        {
            isMoved = false;
            for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
            {
                while (starts[month] > 0 && MoveOne(calendar, starts, ideal, month))
                {
                    isMoved = true;
                }
            }
        }
    }

    private static bool MoveOne(FitCalendar calendar, Span<int> starts, ReadOnlySpan<double> ideal, int from)
    {
        var to = from;
        var isLifted = false;
        var mostGain = 1e-9;
        var before = 0;
        for (var month = calendar.FirstStart; month < from; month++)
        {
            before += starts[month];
        }

        var gain = 0d;
        for (var (month, granted) = (from + 1, before + starts[from]); month < calendar.EndStart; granted += starts[month], month++)
        {
            gain += Math.Abs(granted - ideal[month - 1]) - Math.Abs(granted - 1 - ideal[month - 1]);
            Consider(month, gain);
        }

        gain = 0;
        for (var (month, granted) = (from - 1, before); month >= calendar.FirstStart; granted -= starts[month], month--)
        {
            gain += Math.Abs(granted - ideal[month]) - Math.Abs(granted + 1 - ideal[month]);
            Consider(month, gain);
        }

        calendar.Take(to, isLifted ? 1 : 0);
        starts[from]--;
        starts[to]++;
        return to != from;

        void Consider(int month, double gained)
        {
            if (gained <= mostGain)
            {
                return;
            }

            // Look for room only where a move would help.
            calendar.Take(from, isLifted ? 0 : -1);
            isLifted = true;
            if (calendar.FitsOne(month))
            {
                (mostGain, to) = (gained, month);
            }
        }
    }

    private static void MarkOpen(FitCalendar calendar, ReadOnlySpan<int> starts, Span<bool> open)
    {
        for (var month = calendar.FirstStart; month < calendar.EndStart; month++)
        {
            open[month] = starts[month] > 0 || calendar.FitsOne(month) || CanMoveTo(calendar, starts, month);
        }
    }

    private static bool CanMoveTo(FitCalendar calendar, ReadOnlySpan<int> starts, int to)
    {
        for (var from = calendar.FirstStart; from < calendar.EndStart; from++)
        {
            if (starts[from] > 0 && calendar.FitsOneMoved(from, to))
            {
                return true;
            }
        }

        return false;
    }
}
