namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// Maximises the sum of non-negative variables under rows "weights · variables ≤ limit" with limits of 0 or more,
/// by the primal simplex method on a dense tableau. Its buffers serve all relaxations of a search.
/// </summary>
internal sealed class LinearRelaxation
{
    private const double Tolerance = 1e-9;

    private double[] _tableau = [];
    private int[] _basic = [];
    private int[] _nonbasic = [];
    private int _variables;
    private int _rows;

    /// <summary>The tableau cells that may still be visited. A solution stops when none are left.</summary>
    public long WorkLeft { get; set; }

    /// <summary>Cancels a solution between two pivots.</summary>
    public CancellationToken Cancellation { get; init; }

    private int Width => _variables + 1;

    public void Begin(int variables)
    {
        _variables = variables;
        _rows = 0;
        if (_nonbasic.Length < variables)
        {
            _nonbasic = new int[variables];
        }
    }

    /// <summary>Adds a row of zeros for the caller to fill in, the weights first.</summary>
    public Span<double> AddRow(double limit)
    {
        EnsureRoom(_rows + 2);
        var row = Row(_rows++);
        row.Clear();
        row[_variables] = limit;
        return row[.._variables];
    }

    /// <summary>Returns the maximum and fills in the variables that reach it; infinity where the pivots or the work ran out first.</summary>
    public double Solve(Span<double> values)
    {
        EnsureRoom(_rows + 1);
        var objective = Row(_rows);
        objective[.._variables].Fill(-1);
        objective[_variables] = 0;
        for (var column = 0; column < _variables; column++)
        {
            _nonbasic[column] = column;
        }

        for (var row = 0; row < _rows; row++)
        {
            _basic[row] = _variables + row;
        }

        var mostPivots = (20 * (_rows + _variables)) + 1;
        WorkLeft -= (long)(_rows + 1) * Width;
        for (var pivots = 0; pivots < mostPivots && WorkLeft > 0; pivots++)
        {
            Cancellation.ThrowIfCancellationRequested();

            // Bland's rule in the second half: it cannot cycle.
            var column = Entering(firstNegative: pivots > mostPivots / 2);
            if (column < 0)
            {
                ReadValues(values);
                return Row(_rows)[_variables];
            }

            var row = Leaving(column);
            if (row < 0)
            {
                return double.PositiveInfinity;
            }

            Pivot(row, column);
            WorkLeft -= (long)(_rows + 1) * Width;
        }

        return double.PositiveInfinity;
    }

    private int Entering(bool firstNegative)
    {
        var objective = Row(_rows)[.._variables];
        var chosen = -1;
        for (var column = 0; column < objective.Length; column++)
        {
            if (objective[column] >= -Tolerance)
            {
                continue;
            }

            var isBetter = chosen < 0
                || (firstNegative ? _nonbasic[column] < _nonbasic[chosen] : objective[column] < objective[chosen]);
            chosen = isBetter ? column : chosen;
        }

        return chosen;
    }

    private int Leaving(int column)
    {
        var chosen = -1;
        var least = double.PositiveInfinity;
        for (var row = 0; row < _rows; row++)
        {
            var weights = Row(row);
            if (weights[column] <= Tolerance)
            {
                continue;
            }

            var ratio = Math.Max(weights[_variables], 0) / weights[column];
            if (ratio < least - Tolerance || (ratio <= least + Tolerance && chosen >= 0 && _basic[row] < _basic[chosen]))
            {
                chosen = row;
                least = Math.Min(least, ratio);
            }
        }

        return chosen;
    }

    private void Pivot(int pivotRow, int pivotColumn)
    {
        var source = Row(pivotRow);
        var inverse = 1 / source[pivotColumn];
        Scale(source, inverse);
        source[pivotColumn] = inverse;
        for (var row = 0; row <= _rows; row++)
        {
            var target = Row(row);
            var factor = target[pivotColumn];
            if (row == pivotRow || factor == 0)
            {
                continue;
            }

            target[pivotColumn] = 0;
            Subtract(target, source, factor);
        }

        (_basic[pivotRow], _nonbasic[pivotColumn]) = (_nonbasic[pivotColumn], _basic[pivotRow]);
    }

    private void ReadValues(Span<double> values)
    {
        values[.._variables].Clear();
        for (var row = 0; row < _rows; row++)
        {
            if (_basic[row] < _variables)
            {
                values[_basic[row]] = Row(row)[_variables];
            }
        }
    }

    private Span<double> Row(int row) => _tableau.AsSpan(row * Width, Width);

    private void EnsureRoom(int rows)
    {
        if (_tableau.Length < rows * Width)
        {
            Array.Resize(ref _tableau, Math.Max(rows * Width, _tableau.Length * 2));
        }

        if (_basic.Length < rows)
        {
            Array.Resize(ref _basic, rows * 2);
        }
    }

    private static void Scale(Span<double> row, double factor)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }

    private static void Subtract(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] -= source[i] * factor;
        }
    }
}
