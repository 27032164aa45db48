using System.Numerics;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>A number with 800 binary places: far more digits than any test looks at, so it serves as the truth.</summary>
internal readonly record struct Precise(BigInteger Units)
{
    private const int Places = 800;

    public static Precise Zero => new(BigInteger.Zero);

    public static Precise One => new(BigInteger.One << Places);

    /// <summary>The exact value of <paramref name="value"/>, which must not be smaller than 2^−700.</summary>
    public static Precise Of(double value)
    {
        var exponent = Math.ILogB(value == 0 ? 1 : value) - 60;
        return new(new BigInteger(Math.ScaleB(value, -exponent)) << (Places + exponent));
    }

    public static Precise operator +(Precise left, Precise right) => new(left.Units + right.Units);

    public static Precise operator -(Precise left, Precise right) => new(left.Units - right.Units);

    public static Precise operator *(Precise left, Precise right) => new((left.Units * right.Units) >> Places);

    public static Precise operator /(Precise left, Precise right) => new((left.Units << Places) / right.Units);

    public Precise Power(int exponent)
    {
        var (power, self) = (One, this);
        return Enumerable.Range(0, exponent).Aggregate(power, (product, _) => product * self);
    }

    public double ToDouble()
    {
        var shift = (int)Math.Max(0, Units.GetBitLength() - 64);
        return Math.ScaleB((double)(Units >> shift), shift - Places);
    }
}
