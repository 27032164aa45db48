using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// When a site enrols: what its forecast rests on beside its rate and its cap. A plan writes it down and what is forecast of a
/// placed study reads it, so that one commitment has one forecast.
/// </summary>
/// <param name="From">The month in which it begins to enrol.</param>
/// <param name="FractionGone">How much of that month is over by then: 0 or more, below 1.</param>
/// <param name="ClosedMonths">Later months in which nobody can start, in order: the trust has no room, or has closed its site.</param>
/// <param name="Activation">The probability that it ever opens, above 0 and at most 1.</param>
public sealed record SiteOutlook(Month From, double FractionGone, ImmutableArray<Month> ClosedMonths, double Activation = 1)
{
    /// <summary>Of a site that begins on the first of a month and is open ever after.</summary>
    public static SiteOutlook OpenFrom(Month month) => new(month, 0, []);

    /// <summary>How the site recruits from a month on, no earlier than it begins. Time is counted from <paramref name="zero"/>.</summary>
    /// <param name="isActivated">It is known to have opened.</param>
    public SiteModel ModelOf(GammaRate rate, int cap, Month onwardsFrom, Month zero, bool isActivated = false) =>
        new(rate, SiteStart.At(Math.Max(From - zero + FractionGone, onwardsFrom - zero)))
        {
            Activity = ClosedFrom(zero),
            Cap = cap,
            Activation = isActivated || Activation <= 0 ? 1 : Activation,
        };

    /// <summary>How much of a month it is open: 0 to 1.</summary>
    public double ExposureIn(Month month) =>
        month < From || ClosedMonths.Contains(month) ? 0
        : month == From ? 1 - FractionGone
        : 1;

    /// <summary>Months that follow each other are one period.</summary>
    private ImmutableArray<ActivityPeriod> ClosedFrom(Month zero)
    {
        var periods = ImmutableArray.CreateBuilder<ActivityPeriod>();
        for (var first = 0; first < ClosedMonths.Length;)
        {
            var last = first;
            while (last + 1 < ClosedMonths.Length && ClosedMonths[last + 1] == ClosedMonths[last] + 1)
            {
                last++;
            }

            periods.Add(new ActivityPeriod(ClosedMonths[first] - zero, ClosedMonths[last] + 1 - zero, Factor: 0));
            first = last + 1;
        }

        return periods.ToImmutable();
    }

    public bool Equals(SiteOutlook? other) =>
        other is not null && From == other.From && FractionGone.Equals(other.FractionGone) && Activation.Equals(other.Activation)
        && ClosedMonths.AsSpan().SequenceEqual(other.ClosedMonths.AsSpan());

    public override int GetHashCode() => HashCode.Combine(From, FractionGone, ClosedMonths.Length);
}
