using System.Globalization;

namespace TrialMatch.Primitives;

/// <summary>A probability as people read it, the same on every screen and in every history.</summary>
public static class ShownProbability
{
    private const double NearlyNever = 0.0005;
    private const double NearlyCertain = 0.9995;

    /// <summary>Three decimals; never "1.000" or "0.000" for what is not quite so.</summary>
    public static string Of(double probability) => probability switch
    {
        > 0 and < NearlyNever => "<0.001",
        < 1 and >= NearlyCertain => ">0.999",
        _ => probability.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
