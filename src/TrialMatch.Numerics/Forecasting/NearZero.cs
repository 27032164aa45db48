namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// ln(1 + x) and e^x − 1 to a few units in the last place near 0, where the runtime's and MathNet's own lose digits
/// (Kahan's corrections: the error of the rounded intermediate cancels in the quotient).
/// </summary>
internal static class NearZero
{
    /// <summary>ln(1 + <paramref name="x"/>), for x above −1.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        if (sum == 1)
        {
            return x;
        }

        return double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>e^<paramref name="x"/> − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        if (power == 1)
        {
            return x;
        }

        return power == 0 || double.IsInfinity(power) ? power - 1 : (power - 1) * (x / Math.Log(power));
    }
}
