namespace TrialMatch.Numerics.Overload;

/// <summary>
/// The probability that independent uncertain amounts together exceed what is free. Exact: it follows the distribution of their sum. The work grows
/// with the number of different sums up to what is free, which a dozen amounts keep to thousands.
/// </summary>
public static class OverloadProbability
{
    /// <param name="free">What is free; negative where more is taken already.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or a probability is not within 0 to 1.</exception>
    public static double Of(IReadOnlyList<UncertainAmount> amounts, long free)
    {
        if (amounts.FirstOrDefault(taken => taken.Amount < 0 || taken.Probability is not (>= 0 and <= 1)) is var wrong && wrong != default)
        {
            throw new ArgumentOutOfRangeException(nameof(amounts), wrong, "Expected amounts of 0 or more, each with a probability from 0 to 1.");
        }

        return free < 0 ? 1 : Exceeding(amounts, free);
    }

    /// <summary>Sums that exceed what is free need not be told apart: none of them comes back below it.</summary>
    private static double Exceeding(IReadOnlyList<UncertainAmount> amounts, long free)
    {
        var exceeding = 0.0;
        var within = new Dictionary<long, double> { [0] = 1 };
        foreach (var (amount, probability) in amounts.Where(taken => taken is { Amount: > 0, Probability: > 0 }))
        {
            var next = new Dictionary<long, double>(within.Count * 2);
            foreach (var (sum, mass) in within)
            {
                Add(next, sum, mass * (1 - probability));
                if (sum + amount > free)
                {
                    exceeding += mass * probability;
                }
                else
                {
                    Add(next, sum + amount, mass * probability);
                }
            }

            within = next;
        }

        return Math.Min(1, exceeding);
    }

    private static void Add(Dictionary<long, double> masses, long sum, double mass) => masses[sum] = masses.GetValueOrDefault(sum) + mass;
}
