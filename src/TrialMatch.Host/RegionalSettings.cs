using TrialMatch.Domain.Regions;

namespace TrialMatch.Host;

/// <summary>
/// Reads the settings of the regional balance from the environment; an unset setting has its default. Shares are whole percentages.
/// </summary>
public static class RegionalSettings
{
    private const string PeriodMonths = "TRIALMATCH_REGIONAL_PERIOD_MONTHS";
    private const string PriorPatients = "TRIALMATCH_REGIONAL_PRIOR_PATIENTS";
    private const string FullDiscountBehind = "TRIALMATCH_REGIONAL_FULL_DISCOUNT_BEHIND_PERCENT";
    private const string MostDiscount = "TRIALMATCH_REGIONAL_MOST_DISCOUNT_PERCENT";
    private const string MostExtraCost = "TRIALMATCH_REGIONAL_MOST_EXTRA_COST_PERCENT";
    private const double Percent = 100;

    internal static IReadOnlyList<string> Names { get; } = [PeriodMonths, PriorPatients, FullDiscountBehind, MostDiscount, MostExtraCost];

    /// <exception cref="FormatException">A setting is not valid; the message names it.</exception>
    public static RegionalRules Read(Func<string, string?> valueOf)
    {
        var otherwise = RegionalRules.Default;
        return otherwise with
        {
            PeriodMonths = Setting.Number(valueOf, PeriodMonths, 1, RegionalRules.MaxPeriodMonths, otherwise.PeriodMonths),
            PriorPatients = Setting.Number(valueOf, PriorPatients, 1, RegionalRules.MaxPriorPatients, (int)otherwise.PriorPatients),
            FullDiscountBehind = Share(valueOf, FullDiscountBehind, 1, 1, otherwise.FullDiscountBehind),
            MostDiscount = Share(valueOf, MostDiscount, 0, RegionalRules.MaxDiscount, otherwise.MostDiscount),
            MostExtraCost = Share(valueOf, MostExtraCost, 0, 1, otherwise.MostExtraCost),
        };
    }

    private static double Share(Func<string, string?> valueOf, string name, int leastPercent, double most, double otherwise) =>
        Setting.Number(valueOf, name, leastPercent, (int)Math.Round(most * Percent), (int)Math.Round(otherwise * Percent)) / Percent;
}
