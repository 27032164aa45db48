using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Regions;

/// <summary>The rules of the regional account: the period, the smoothing and the size of discounts. The operator can set all of them.</summary>
public sealed record RegionalRules
{
    public const int MaxPeriodMonths = 120;

    public const int MaxPriorPatients = 10_000;

    /// <summary>The upper limit of discounts: a site at no cost would always be chosen.</summary>
    public const double MaxDiscount = 0.9;

    public static RegionalRules Default { get; } = new();

    /// <summary>
    /// The trailing period in months: 1 to <see cref="MaxPeriodMonths"/>. The default is a guess: enough for a few dozen placements, and quick to
    /// react.
    /// </summary>
    public int PeriodMonths { get; init; } = 12;

    /// <summary>
    /// The patients added to both what each region was due and what it got, so that an account with few placements gives small discounts: 1 to
    /// <see cref="MaxPriorPatients"/>. The default is a guess: about one study's patients.
    /// </summary>
    public double PriorPatients { get; init; } = 20;

    /// <summary>
    /// The shortfall, as a share of its due, at which a region gets the full discount: above 0, at most 1. Below it the discount is proportional. The
    /// default comes from a simulation: no other value tried kept small regions closer to their due.
    /// </summary>
    public double FullDiscountBehind { get; init; } = 0.05;

    /// <summary>The full discount on a site's fixed cost, as a share: 0 to <see cref="MaxDiscount"/>; 0 turns the balance off.</summary>
    public double MostDiscount { get; init; } = RegionalBalance.DefaultMostDiscount;

    /// <summary>The largest extra cost of a plan for the balance, as a share of the cheapest plan's cost: 0 to 1.</summary>
    public double MostExtraCost { get; init; } = RegionalBalance.DefaultMostExtraCost;

    /// <summary>Returns the start of the trailing period.</summary>
    public DateTimeOffset PeriodBegins(DateTimeOffset now) => now.AddMonths(-PeriodMonths);

    /// <summary>Returns the ratio of got to due, shrunk towards 1 by <see cref="PriorPatients"/>.</summary>
    public double RatioOf(AccountEntry entry) => (entry.GotPatients + PriorPatients) / (entry.DuePatients + PriorPatients);

    /// <summary>Returns the discount on the fixed cost of sites in a region with this ratio.</summary>
    public double DiscountAt(double ratio) => MostDiscount * Math.Clamp((1 - ratio) / FullDiscountBehind, 0, 1);

    /// <exception cref="ArgumentOutOfRangeException">A rule is out of range; the message names it.</exception>
    public void ThrowIfOutOfRange()
    {
        Require(PeriodMonths, 1, MaxPeriodMonths, nameof(PeriodMonths));
        Require(PriorPatients, 1, MaxPriorPatients, nameof(PriorPatients));
        Require(FullDiscountBehind, double.Epsilon, 1, nameof(FullDiscountBehind));
        Require(MostDiscount, 0, MaxDiscount, nameof(MostDiscount));
        Require(MostExtraCost, 0, 1, nameof(MostExtraCost));
    }

    private static void Require(double value, double least, double most, string name)
    {
        // The comparison is negated so that NaN is refused too.
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"expected {least} to {most}"));
        }
    }
}
