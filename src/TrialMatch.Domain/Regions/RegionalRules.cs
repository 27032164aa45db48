using TrialMatch.Numerics.Selection;

namespace TrialMatch.Domain.Regions;

/// <summary>How the regional account counts and how much it may ask. All are the operator's to set.</summary>
public sealed record RegionalRules
{
    public const int MaxPeriodMonths = 120;

    public const int MaxPriorPatients = 10_000;

    /// <summary>A site that is given away would be chosen at any price.</summary>
    public const double MaxDiscount = 0.9;

    public static RegionalRules Default { get; } = new();

    /// <summary>How many months of placements count: 1 to <see cref="MaxPeriodMonths"/>. The default is a guess: enough for some dozen placements, and soon felt.</summary>
    public int PeriodMonths { get; init; } = 12;

    /// <summary>
    /// Patients added to what each region was due and what it got, so that a young account asks little: 1 to <see cref="MaxPriorPatients"/>. The
    /// default is a guess: about one study's.
    /// </summary>
    public double PriorPatients { get; init; } = 20;

    /// <summary>
    /// How far behind its due a region gets the whole discount, as a share: above 0, at most 1. One less far behind gets as much less. The default
    /// is by simulation: none that was tried kept small regions closer to their due.
    /// </summary>
    public double FullDiscountBehind { get; init; } = 0.05;

    /// <summary>The most that is taken off what a site costs to open and keep open, as a share: 0 to <see cref="MaxDiscount"/>; 0 turns the balance off.</summary>
    public double MostDiscount { get; init; } = RegionalBalance.DefaultMostDiscount;

    /// <summary>How much dearer than the cheapest a plan may be for the balance, as a share of its cost: 0 to 1.</summary>
    public double MostExtraCost { get; init; } = RegionalBalance.DefaultMostExtraCost;

    /// <summary>The first instant that counts.</summary>
    public DateTimeOffset PeriodBegins(DateTimeOffset now) => now.AddMonths(-PeriodMonths);

    /// <summary>What a region got over what it was due, drawn towards 1 by <see cref="PriorPatients"/>.</summary>
    public double RatioOf(AccountEntry entry) => (entry.GotPatients + PriorPatients) / (entry.DuePatients + PriorPatients);

    /// <summary>What is taken off the sites of a region with this ratio.</summary>
    public double DiscountAt(double ratio) => MostDiscount * Math.Clamp((1 - ratio) / FullDiscountBehind, 0, 1);

    /// <exception cref="ArgumentOutOfRangeException">A rule is out of its range; the message names it.</exception>
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
        // The range is negated so that what is no number is refused too.
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"expected {least} to {most}"));
        }
    }
}
