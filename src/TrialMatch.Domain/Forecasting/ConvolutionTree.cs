using System.Numerics;

namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// The total of sites that come and go: a binary tree of partial sums, all cut at the target. Setting or clearing a site
/// recomputes its path only, in log2(slots) convolutions, without allocation. A working structure: it changes, and one
/// thread at a time may use it.
/// </summary>
public sealed class ConvolutionTree
{
    private readonly int _leaves;
    private readonly int _target;

    /// <summary>Node 1 is the root, node i has the children 2i and 2i + 1; a leaf holds one site.</summary>
    private readonly double[][] _sums;
    private readonly int[] _lengths;

    /// <param name="slots">How many sites there may be at once: 1 or more.</param>
    /// <param name="target">The number of patients that the sums are cut at: 0 or more.</param>
    public ConvolutionTree(int slots, int target)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slots);
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        _target = target;
        Slots = slots;
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)slots);
        _sums = new double[2 * _leaves][];
        _lengths = new int[2 * _leaves];
        for (var node = 1; node < _sums.Length; node++)
        {
            _sums[node] = new double[target + 1];
            _sums[node][0] = 1;
            _lengths[node] = 1;
        }
    }

    public int Slots { get; }

    /// <summary>The distribution of the total: 0, 1, 2… patients, the last entry at the target or at the sum of the caps.</summary>
    public ReadOnlySpan<double> Total => Sum(1);

    /// <summary>The probability that the total reaches the target.</summary>
    public double ProbabilityAtLeastTarget => Total.Length > _target ? Total[_target] : 0;

    /// <summary>Puts a site into <paramref name="slot"/>, in place of what was there.</summary>
    /// <param name="pmf">The site's pmf, cut at the target or at its cap.</param>
    public void Set(int slot, ReadOnlySpan<double> pmf)
    {
        var leaf = Leaf(slot);
        var kept = Math.Min(pmf.Length, _target + 1);
        pmf[..kept].CopyTo(_sums[leaf]);
        _sums[leaf][kept - 1] = Distribution.AtLeast(pmf, kept - 1);
        _lengths[leaf] = kept;
        Recompute(leaf);
    }

    /// <summary>Takes the site out of <paramref name="slot"/>; nothing happens where there is none.</summary>
    public void Clear(int slot)
    {
        var leaf = Leaf(slot);
        if (_lengths[leaf] > 1 || _sums[leaf][0] != 1)
        {
            _sums[leaf][0] = 1;
            _lengths[leaf] = 1;
            Recompute(leaf);
        }
    }

    /// <summary>
    /// The total of all sites but the one in <paramref name="slot"/>, in log2(slots) convolutions. Both spans hold target + 1
    /// entries.
    /// </summary>
    public void FillWithout(int slot, Span<double> result, Span<double> scratch)
    {
        result = result[..(_target + 1)];
        result.Clear();
        result[0] = 1;
        for (var node = Leaf(slot); node > 1; node /= 2)
        {
            Convolution.AddSite(result, Sum(node ^ 1), scratch);
        }
    }

    private ReadOnlySpan<double> Sum(int node) => _sums[node].AsSpan(0, _lengths[node]);

    private int Leaf(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Slots);
        return _leaves + slot;
    }

    private void Recompute(int leaf)
    {
        for (var node = leaf / 2; node >= 1; node /= 2)
        {
            var left = Sum(2 * node);
            var right = Sum((2 * node) + 1);
            var length = Math.Min(left.Length + right.Length - 1, _target + 1);
            Convolution.Add(left, right, _sums[node].AsSpan(0, length));
            _lengths[node] = length;
        }
    }
}
