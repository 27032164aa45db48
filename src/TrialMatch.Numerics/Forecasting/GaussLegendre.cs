using System.Collections.Concurrent;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Gauss–Legendre rules on (−1, 1): exact for polynomials of degree 2·points − 1.</summary>
internal sealed class GaussLegendre
{
    private const int MaxNewtonSteps = 20;
    private static readonly ConcurrentDictionary<int, GaussLegendre> Rules = new();
    private readonly double[] _nodes;
    private readonly double[] _weights;

    private GaussLegendre(int points)
    {
        _nodes = new double[points];
        _weights = new double[points];
        for (var i = 0; i < (points + 1) / 2; i++)
        {
            var node = Root(points, i);
            var slope = LegendreSlope(points, node);
            var weight = 2 / ((1 - node) * (1 + node) * slope * slope);
            (_nodes[i], _nodes[points - 1 - i]) = (-node, node);
            (_weights[i], _weights[points - 1 - i]) = (weight, weight);
        }
    }

    public ReadOnlySpan<double> Nodes => _nodes;

    public ReadOnlySpan<double> Weights => _weights;

    public static GaussLegendre Rule(int points) => Rules.GetOrAdd(points, count => new GaussLegendre(count));

    /// <summary>The i-th largest root of the Legendre polynomial, by Newton from Tricomi's estimate.</summary>
    private static double Root(int points, int i)
    {
        var node = Math.Cos(Math.PI * (i + 0.75) / (points + 0.5));
        for (var step = 0; step < MaxNewtonSteps; step++)
        {
            var change = Legendre(points, node).Value / LegendreSlope(points, node);
            node -= change;
            if (Math.Abs(change) <= 1e-16)
            {
                break;
            }
        }

        return node;
    }

    private static double LegendreSlope(int points, double x)
    {
        var (value, previous) = Legendre(points, x);
        return points * (previous - (x * value)) / ((1 - x) * (1 + x));
    }

    /// <summary>The Legendre polynomials of degree <paramref name="degree"/> and one less, by Bonnet's recurrence.</summary>
    private static (double Value, double Previous) Legendre(int degree, double x)
    {
        var (value, previous) = (x, 1.0);
        for (var k = 2; k <= degree; k++)
        {
            (value, previous) = (((((2 * k) - 1) * x * value) - ((k - 1) * previous)) / k, value);
        }

        return (value, previous);
    }
}
