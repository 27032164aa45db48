using System.Buffers;

namespace TrialMatch.Domain.Selection;

/// <summary>
/// The probability of missing the target without each of a plan's candidates, by halving: the total of one half is added before
/// looking into the other, so each candidate is left out by adding the others in log2 steps. Taking a site out of a total
/// by division would be unstable.
/// </summary>
internal readonly ref struct LeaveOneOut
{
    /// <summary>Two totals for each step of halving, from one to the other of which sites are added.</summary>
    private readonly Span<double> _totals;
    private readonly SelectionModel _model;
    private readonly int[] _counts;
    private readonly double[] _misses;

    private LeaveOneOut(SelectionModel model, int[] counts, Span<double> totals)
    {
        _model = model;
        _counts = counts;
        _totals = totals;
        _misses = new double[counts.Length];
    }

    /// <summary>For each candidate the miss without it; 0 for one that the plan does not hold.</summary>
    public static double[] Misses(SelectionModel model, int[] counts)
    {
        var chosen = ChosenOf(counts);
        if (chosen.Length == 0)
        {
            return new double[counts.Length];
        }

        var length = 2 * (StepsOf(chosen.Length) + 1) * model.Set.Target;
        var totals = ArrayPool<double>.Shared.Rent(length);
        var search = new LeaveOneOut(model, counts, totals.AsSpan(0, length));
        var nobody = search.TotalAt(0);
        BelowTarget.Clear(nobody);
        search.Halve(chosen, nobody, step: 1);
        ArrayPool<double>.Shared.Return(totals);
        return search._misses;
    }

    private static int[] ChosenOf(int[] counts)
    {
        var chosen = new int[counts.Length - counts.AsSpan().Count(0)];
        var next = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                chosen[next++] = i;
            }
        }

        return chosen;
    }

    /// <summary>How often so many can be halved until one is left.</summary>
    private static int StepsOf(int chosen) => chosen <= 1 ? 0 : 1 + StepsOf((chosen + 1) / 2);

    private Span<double> TotalAt(int place) => _totals.Slice(place * _model.Set.Target, _model.Set.Target);

    private void Halve(ReadOnlySpan<int> chosen, ReadOnlySpan<double> others, int step)
    {
        if (chosen.Length == 1)
        {
            _misses[chosen[0]] = BelowTarget.Miss(others);
            return;
        }

        var middle = chosen.Length / 2;
        Halve(chosen[..middle], With(chosen[middle..], others, step), step + 1);
        Halve(chosen[middle..], With(chosen[..middle], others, step), step + 1);
    }

    private ReadOnlySpan<double> With(ReadOnlySpan<int> added, ReadOnlySpan<double> total, int step)
    {
        var place = 2 * step;
        foreach (var candidate in added)
        {
            for (var copy = 0; copy < _counts[candidate]; copy++)
            {
                _model.Set.Cancellation.ThrowIfCancellationRequested();
                var next = TotalAt(place);
                BelowTarget.Add(total, _model.PmfOf(candidate), next);
                total = next;
                place ^= 1;
            }
        }

        return total;
    }
}
