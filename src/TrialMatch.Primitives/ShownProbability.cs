using System.Globalization;

namespace TrialMatch.Primitives;

/// <summary>Formats a probability for people, the same way everywhere.</summary>
public static class ShownProbability
{
    private const double NearlyNever = 0.0005;
    private const double NearlyCertain = 0.9995;

    /// <summary>Three decimals; "1.000" and "0.000" only for exactly 1 and 0.</summary>
    public static string Of(double probability) => probability switch
    {
        > 0 and < NearlyNever => "<0.001",
        < 1 and >= NearlyCertain => ">0.999",
        _ => probability.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
